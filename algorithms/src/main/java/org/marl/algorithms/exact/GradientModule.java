package org.marl.algorithms.exact;

import com.google.inject.AbstractModule;

/** Binds gradient ascent as the step of every agent. */
final class GradientModule extends AbstractModule {
  private final GradientConfig config;

  GradientModule(GradientConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(GradientConfig.class).toInstance(config);
    bind(PolicyStep.class).to(GradientStep.class);
  }
}
