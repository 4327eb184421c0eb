package org.marl.algorithms.onpolicy;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import java.util.Optional;
import org.marl.algorithms.finite.FiniteEnvironmentFactory;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.plan.Game;
import org.marl.core.run.Run;

/** Binds the on-policy learner as the run. */
final class OnPolicyModule extends AbstractModule {
  private final OnPolicyConfig config;

  OnPolicyModule(OnPolicyConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(OnPolicyConfig.class).toInstance(config);
    // An environment's component binds its factory; games that are tables have no component.
    OptionalBinder.newOptionalBinder(binder(), EnvironmentFactory.class);
    bind(Run.class).to(OnPolicyRun.class);
    bind(OnPolicyRun.class);
  }

  @Provides
  @Singleton
  static Playground playground(Game game, Optional<EnvironmentFactory> component) {
    return new Playground(
        component.orElseGet(() -> new FiniteEnvironmentFactory(FiniteModel.of(game))));
  }
}
