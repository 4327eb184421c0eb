package org.marl.algorithms.exact;

import com.google.inject.AbstractModule;

/** Binds regression as the step of every agent. */
final class RegressionModule extends AbstractModule {
  private final RegressionConfig config;

  RegressionModule(RegressionConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(RegressionConfig.class).toInstance(config);
    bind(PolicyStep.class).to(RegressionStep.class);
  }
}
