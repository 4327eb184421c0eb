package org.marl.algorithms.exact;

import com.google.inject.AbstractModule;
import org.marl.core.run.Run;

/** Binds the exact learner as the run. */
final class ExactModule extends AbstractModule {
  private final ExactConfig config;

  ExactModule(ExactConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(ExactConfig.class).toInstance(config);
    bind(PolicyIteration.class);
    bind(Run.class).to(ExactRun.class);
  }
}
