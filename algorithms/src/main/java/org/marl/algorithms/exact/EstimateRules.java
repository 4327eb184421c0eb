package org.marl.algorithms.exact;

import java.util.List;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.PolicyShape;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;
import org.marl.core.plan.Ordering;

/** How an exact learner must be configured whose steps climb estimates of action values. */
final class EstimateRules {
  private EstimateRules() {}

  /** Estimates are made once an iteration, of the old joint policy. */
  static void check(ExactConfig config, Game game, List<Violation> violations) {
    if (config.evaluation().isEmpty() || game instanceof Game.Environment) {
      return;
    }
    Choice evaluation = config.evaluation().get();
    String name = evaluation.component().name();
    if (!(config.ordering().config() instanceof Ordering.Simultaneous)) {
      violations.add(
          new Violation(
              "ordering",
              "`%s` values are those of the old joint policy, for all agents".formatted(name),
              "write `ordering = simultaneous`"));
    }
    if (config.deviation() != ExactConfig.Deviation.ONCE) {
      violations.add(
          new Violation(
              "deviation",
              "`%s` values are those of taking an action once".formatted(name),
              "leave `deviation` out"));
    }
    PolicySpace space = PolicyShape.of(config.policy()).space(FiniteModel.of(game));
    evaluation
        .as(EvaluationRules.class)
        .misfit(space)
        .map(misfit -> new Violation("evaluation", misfit.message(), misfit.help()))
        .ifPresent(violations::add);
  }
}
