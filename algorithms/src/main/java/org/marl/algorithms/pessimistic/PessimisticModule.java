package org.marl.algorithms.pessimistic;

import com.google.inject.AbstractModule;
import org.marl.algorithms.exact.PolicyEvaluation;

/** Binds pessimistic evaluation as the source of action values. */
final class PessimisticModule extends AbstractModule {
  private final PessimisticConfig config;

  PessimisticModule(PessimisticConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(PessimisticConfig.class).toInstance(config);
    bind(PolicyEvaluation.class).to(PessimisticEvaluation.class);
    bind(PessimisticEvaluation.class);
  }
}
