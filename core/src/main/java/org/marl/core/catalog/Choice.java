package org.marl.core.catalog;

/**
 * A component with its configuration: what the plan holds wherever a script names a component.
 *
 * @param component the descriptor
 * @param config an instance of the component's config record
 */
public record Choice(Component<?> component, Record config) {

  public Choice {
    if (!component.config().isInstance(config)) {
      throw new IllegalArgumentException(
          component.name() + " needs a " + component.config().getName() + ", found " + config);
    }
  }

  /** The configuration as the type that the reader knows it to be. */
  public <T> T as(Class<T> type) {
    return type.cast(config);
  }
}
