package org.marl.algorithms.tabular;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.exploration.BoltzmannConfig;
import org.marl.algorithms.exploration.EpsilonGreedyConfig;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;

/** How the parameters of {@link TabularConfig} must fit the game. */
final class TabularRules {

  private TabularRules() {}

  static List<Violation> violations(TabularConfig config, Game game) {
    List<Violation> violations = new ArrayList<>();
    if (game instanceof Game.Environment) {
      violations.add(
          new Violation(
              "",
              "the tabular learner needs a game with finitely many states, given by tables, and `"
                  + game.name()
                  + "` is an environment",
              "declare the game in the script, or choose another learner"));
    }
    Record exploration = config.exploration().config();
    if (!(exploration instanceof EpsilonGreedyConfig || exploration instanceof BoltzmannConfig)) {
      violations.add(
          new Violation(
              "exploration",
              "the tabular learner explores by its action values, which `"
                  + config.exploration().component().name()
                  + "` does not use",
              "use `epsilon_greedy` or `boltzmann`"));
    }
    return violations;
  }
}
