package org.marl.algorithms.tabular;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Run;

/** Binds the tabular learner as the run. */
final class TabularModule extends AbstractModule {
  private final TabularConfig config;

  TabularModule(TabularConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(TabularConfig.class).toInstance(config);
    bind(Training.class);
    bind(Run.class).to(TabularRun.class);
  }

  @Provides
  @Singleton
  static FiniteModel model(RunPlan plan) {
    return FiniteModel.of(plan.game());
  }
}
