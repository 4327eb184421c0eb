package org.marl.core.inject;

import com.google.inject.AbstractModule;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;

/** Binds what every run has: its plan, its schedule, its game (under the game's own type too). */
final class RunModule extends AbstractModule {
  private final RunPlan plan;

  RunModule(RunPlan plan) {
    this.plan = plan;
  }

  @Override
  protected void configure() {
    bind(RunPlan.class).toInstance(plan);
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
