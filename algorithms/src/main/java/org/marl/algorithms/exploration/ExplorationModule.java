package org.marl.algorithms.exploration;

import com.google.inject.AbstractModule;

/** Binds the way of exploring. */
final class ExplorationModule extends AbstractModule {
  private final Exploration exploration;

  ExplorationModule(Exploration exploration) {
    this.exploration = exploration;
  }

  @Override
  protected void configure() {
    bind(Exploration.class).toInstance(exploration);
  }
}
