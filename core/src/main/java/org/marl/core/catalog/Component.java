package org.marl.core.catalog;

import com.google.inject.Module;
import java.util.Optional;
import java.util.function.Function;

/**
 * The descriptor of one word that a plug-in adds to the language.
 *
 * @param kind what it is for
 * @param name its word; plug-ins other than Marl's own use dotted names
 * @param config the record type of its parameters, in the order of positional arguments; every
 *     record component bears {@link Doc}, and {@link Bounds}, {@link FormerName}, {@link Of},
 *     {@link Agents} where they apply
 * @param defaults an instance that holds the default of every parameter; a null component means
 *     "required", an empty {@link Optional} means "may be left out"
 * @param summary one sentence for {@code marl list}
 * @param wiring the Guice module that binds the component for a run; empty while no engine for it
 *     exists: such a component can be checked but not run. Components that are pure data
 *     (orderings, figures) need none
 */
public record Component<C extends Record>(
    ComponentKind kind,
    String name,
    Class<C> config,
    C defaults,
    String summary,
    Optional<Function<C, Module>> wiring) {

  /** A component that is data alone, or whose engine does not exist yet. */
  public static <C extends Record> Component<C> of(
      ComponentKind kind, String name, Class<C> config, C defaults, String summary) {
    return new Component<>(kind, name, config, defaults, summary, Optional.empty());
  }

  /** The same component, with its wiring. */
  public Component<C> wiredBy(Function<C, Module> wiring) {
    return new Component<>(kind, name, config, defaults, summary, Optional.of(wiring));
  }

  /** The component chosen with its defaults; none of its parameters is required. */
  public Choice byDefault() {
    return new Choice(this, defaults);
  }

  /** The component chosen with the given configuration. */
  public Choice with(C configuration) {
    return new Choice(this, configuration);
  }
}
