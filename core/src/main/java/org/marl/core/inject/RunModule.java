package org.marl.core.inject;

import com.google.inject.AbstractModule;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.run.ExecutionSettings;

/**
 * Binds what every run has: its plan, its schedule, its game (under the game's own type too), and
 * what it computes on.
 */
final class RunModule extends AbstractModule {
  private final RunPlan plan;
  private final ExecutionSettings settings;

  RunModule(RunPlan plan, ExecutionSettings settings) {
    this.plan = plan;
    this.settings = settings;
  }

  @Override
  protected void configure() {
    bind(RunPlan.class).toInstance(plan);
    bind(ExecutionSettings.class).toInstance(settings);
    bind(Schedule.class).toInstance(plan.schedule());
    bind(Game.class).toInstance(plan.game());
    if (plan.game() instanceof MatrixGame game) {
      bind(MatrixGame.class).toInstance(game);
    }
    if (plan.game() instanceof MarkovGame game) {
      bind(MarkovGame.class).toInstance(game);
    }
  }
}
