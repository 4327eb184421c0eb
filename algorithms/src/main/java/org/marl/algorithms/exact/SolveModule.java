package org.marl.algorithms.exact;

import com.google.inject.AbstractModule;

/** Binds exact maximisation as the step of every agent. */
final class SolveModule extends AbstractModule {
  private final SolveConfig config;

  SolveModule(SolveConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(SolveConfig.class).toInstance(config);
    bind(PolicyStep.class).to(SolveStep.class);
  }
}
