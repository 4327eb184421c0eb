package org.marl.algorithms.pessimistic;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.exact.EvaluationRules;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code pessimistic(…)}: action values from samples, low where these say little (paper 4). */
public record PessimisticConfig(
    @Of(ComponentKind.FUNCTIONS) @Doc("F, where action values are looked for") Choice functions,
    @Bounds(atLeast = 1) @Doc("n, the size of every agent's data set") int samples,
    @Bounds(above = 0)
        @Doc(
            "lambda, the weight of the Bellman error against pessimism; left out: that of Theorems"
                + " 5.5 and D.7")
        Optional<Double> lambda,
    @Bounds(above = 0, below = 1)
        @Doc("the probability with which the theorems may fail; lambda depends on it if left out")
        double delta,
    @Bounds(atLeast = 0)
        @Doc(
            "mu, the law of states and joint actions that the oracle is asked for: one weight per"
                + " state and joint action, states outermost, the last agent's action fastest; left"
                + " out: all alike")
        Optional<List<Double>> distribution,
    @Doc(
            "whether every iteration draws new samples; otherwise all use the same random numbers:"
                + " the same states and actions, answered by the present policies of the others")
        boolean resample)
    implements EvaluationRules {

  FunctionClass functionClass() {
    return functions.as(FunctionClass.class);
  }

  @Override
  public Optional<Misfit> misfit(PolicySpace space) {
    FiniteModel model = space.model();
    if (ProblemSize.horizon(model) == Double.POSITIVE_INFINITY) {
      return Optional.of(
          new Misfit(
              "pessimistic values need a discount, or a probability to stop at every joint action",
              "in `%s` an episode may go on for ever".formatted(model.game().name())));
    }
    return distribution
        .flatMap(weights -> misfit(weights, model))
        .or(() -> functionClass().misfit(space));
  }

  private static Optional<Misfit> misfit(List<Double> weights, FiniteModel model) {
    int pairs = model.states() * model.jointActions();
    if (weights.size() != pairs) {
      return Optional.of(
          new Misfit(
              "a distribution of %d weights, not %d".formatted(weights.size(), pairs),
              "give %d states times %d joint actions"
                  .formatted(model.states(), model.jointActions())));
    }
    double sum = 0;
    for (int pair = 0; pair < pairs; pair++) {
      sum += model.isTerminal(pair / model.jointActions()) ? 0 : weights.get(pair);
    }
    return sum > 0 && sum < Double.POSITIVE_INFINITY
        ? Optional.empty()
        : Optional.of(
            new Misfit(
                "the weights of the distribution sum to %s where agents act".formatted(sum),
                "give some state and joint action a positive weight"));
  }
}
