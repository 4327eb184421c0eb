package org.marl.algorithms.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.marl.algorithms.ordering.SequenceRules;
import org.marl.core.catalog.Violation;
import org.marl.core.exact.Interpreter;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.plan.Game;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** How the parameters of {@link ExactConfig} must fit each other and the game. */
final class ExactRules {

  private ExactRules() {}

  static List<Violation> violations(ExactConfig config, Game game) {
    List<Violation> violations = new ArrayList<>();
    checkGame(game, violations);
    checkStep(config, violations);
    EstimateRules.check(config, game, violations);
    checkUpdate(config, violations);
    SequenceRules.check(config.ordering().as(Ordering.class), game, violations);
    return violations;
  }

  private static void checkGame(Game game, List<Violation> violations) {
    if (game instanceof Game.Environment) {
      violations.add(
          new Violation(
              "",
              "the exact learner needs a game whose model is known, and `"
                  + game.name()
                  + "` is an environment",
              "declare the game in the script, or choose another learner"));
    }
  }

  private static void checkUpdate(ExactConfig config, List<Violation> violations) {
    for (Update.Objective objective : config.update().objectives()) {
      check(objective, UpdateCoefficients::requireComputable, violations);
    }
    if (config.step().config() instanceof SolveConfig solve) {
      checkOne(config.update(), o -> SolveStep.requireSolvable(o, solve), violations);
    } else if (config.step().config() instanceof RegressionConfig) {
      checkOne(config.update(), RegressionTargets::requireMirrorDescent, violations);
    } else {
      for (Update.Objective objective : config.update().objectives()) {
        check(objective, Interpreter::requireComputable, violations);
      }
    }
  }

  /** The step must be one that the parameters of the policies can take. */
  private static void checkStep(ExactConfig config, List<Violation> violations) {
    boolean logLinear = config.isLogLinear();
    boolean regression = config.step().config() instanceof RegressionConfig;
    if (logLinear && !regression) {
      violations.add(
          new Violation(
              "step",
              "log-linear policies cannot take the step `%s`"
                  .formatted(config.step().component().name()),
              "write `step = regression(…)`"));
    } else if (regression && !logLinear) {
      violations.add(
          new Violation(
              "step",
              "the step `regression` fits log-linear policies, but these are tables",
              "write `policy = log_linear(…)`, or leave the step out"));
    }
  }

  /** The update must be one statement that maximises, and meet a condition of the step. */
  private static void checkOne(
      Update update, Consumer<Update.Objective> condition, List<Violation> violations) {
    List<Update.Objective> objectives = update.objectives();
    Update.Objective first = objectives.get(0);
    if (objectives.size() > 1) {
      violations.add(
          new Violation(
              "update",
              Optional.of(objectives.get(1).expression()),
              "the exact learner solves one statement, but `"
                  + update.name()
                  + "` has "
                  + objectives.size(),
              "add the objectives up in one `maximize`, or write `step = gradient(lr = …)`"));
    } else if (first.sense() == Update.Sense.MINIMIZE) {
      violations.add(
          new Violation(
              "update",
              Optional.of(first.expression()),
              "the exact learner maximises, but `" + update.name() + "` minimises",
              "write `maximize` and change the sign"));
    } else {
      check(first, e -> condition.accept(first), violations);
    }
  }

  /** Adds what is thrown about an objective. */
  private static void check(
      Update.Objective objective, Consumer<Node> condition, List<Violation> violations) {
    try {
      condition.accept(objective.expression());
    } catch (ExpressionException e) {
      Node blamed = e.node().orElse(objective.expression());
      violations.add(new Violation("update", Optional.of(blamed), e.getMessage(), e.help()));
    }
  }
}
