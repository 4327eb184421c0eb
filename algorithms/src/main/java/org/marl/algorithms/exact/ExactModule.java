package org.marl.algorithms.exact;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.policy.PolicyShape;
import org.marl.core.plan.RunPlan;
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
    OptionalBinder.newOptionalBinder(binder(), PolicyEvaluation.class);
    bind(Run.class).to(ExactRun.class);
    if (config.policy().isEmpty()) {
      bind(PolicyShape.class).toInstance(PolicyShape.INDEPENDENT);
    }
  }

  @Provides
  @Singleton
  static FiniteModel model(RunPlan plan) {
    return FiniteModel.of(plan.game());
  }
}
