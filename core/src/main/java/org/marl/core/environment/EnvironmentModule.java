package org.marl.core.environment;

import com.google.inject.AbstractModule;
import java.util.function.Supplier;

/** The wiring of an environment's component: binds the factory. */
public final class EnvironmentModule extends AbstractModule {
  private final Supplier<EnvironmentFactory> factory;

  /**
   * @param factory asked once, when the run is wired
   */
  public EnvironmentModule(Supplier<EnvironmentFactory> factory) {
    this.factory = factory;
  }

  @Override
  protected void configure() {
    bind(EnvironmentFactory.class).toInstance(factory.get());
  }
}
