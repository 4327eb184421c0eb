package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marl.algorithms.exact.ExactPlans.SIMULTANEOUS;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.function;
import static org.marl.algorithms.exact.ExactPlans.game;
import static org.marl.algorithms.exact.ExactPlans.plan;
import static org.marl.algorithms.exact.ExactPlans.regularised;
import static org.marl.algorithms.exact.ExactPlans.sequence;
import static org.marl.algorithms.exact.ExactPlans.start;
import static org.marl.algorithms.exact.ExactPlans.unary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.catalog.Choice;
import org.marl.core.expression.Binary;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Unary;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Update;

/** Policy iteration on 2×2 games follows the oracle's trajectories. */
class TrajectoryParityTest {
  private static final double TOLERANCE = 1e-10;

  private static Choice order(JsonNode run) {
    return run.path("mode").asText().equals("simultaneous")
        ? SIMULTANEOUS
        : sequence(List.of(List.of(0), List.of(1)));
  }

  /** The largest distance of p, q and value from the oracle's, over all recorded iterations. */
  private static double distance(PolicyIteration iteration, JsonNode run, double[] times) {
    double[] p = Golden.numbers(run.path("p"));
    double[] q = Golden.numbers(run.path("q"));
    double[] value = Golden.numbers(run.path("value"));
    double largest = 0;
    for (int point = 0; point < times.length; point++) {
      while (iteration.iteration() < times[point]) {
        iteration.iterate();
      }
      largest = Math.max(largest, Math.abs(iteration.policies()[0][0][0] - p[point]));
      largest = Math.max(largest, Math.abs(iteration.policies()[1][0][0] - q[point]));
      largest = Math.max(largest, Math.abs(iteration.value() - value[point]));
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"kl", "reverse_kl", "tv", "chi2", "hellinger", "js"})
  void followsDivergenceIteration(String name) {
    JsonNode golden = Golden.read("matrix_" + name);
    double[] times = Golden.numbers(golden.path("t"));
    MatrixGame game = game(new int[] {2, 2}, 5, 7, 6, 4);
    assertThat(golden.path("runs").size()).isGreaterThanOrEqualTo(24);
    for (JsonNode run : golden.path("runs")) {
      RunPlan plan =
          plan(
              game,
              regularised(divergence(name), run.path("omega").asDouble(), 2),
              order(run),
              Optional.of(start(run.path("p0").asDouble(), run.path("q0").asDouble())),
              500);
      assertThat(distance(PolicyIteration.of(plan), run, times))
          .as("%s, omega %s, %s, %s", name, run.path("omega"), run.path("init"), run.path("mode"))
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }

  private static ScalarFunction phi(String name) {
    return name.equals("shannon")
        ? function((g, x) -> g.unary(Unary.NEGATE, g.unary(Unary.LOG, x)))
        : function(
            (g, x) ->
                g.binary(
                    Binary.MULTIPLY, g.constant(0.5), g.binary(Binary.SUBTRACT, g.constant(1), x)));
  }

  @Test
  void followsUnaryIteration() {
    for (JsonNode run : Golden.read("unary").path("runs")) {
      PolicyIteration iteration = PolicyIteration.of(unaryPlan(run));
      assertThat(distance(iteration, run, Golden.numbers(run.path("t"))))
          .as("%s", description(run))
          .isLessThanOrEqualTo(TOLERANCE);
    }
  }

  @Test
  void findsTheFixedPointsAndTwoCyclesOfUnaryIteration() {
    int cycles = 0;
    for (JsonNode run : Golden.read("unary").path("runs")) {
      PolicyIteration iteration = PolicyIteration.of(unaryPlan(run));
      CycleDetector detector = new CycleDetector(true, 4);
      for (int i = 0; i < 500; i++) {
        iteration.iterate();
        detector.add(iteration.policies());
      }
      int expected =
          switch (run.path("limit").asText()) {
            case "fixed point" -> 1;
            case "two-cycle" -> 2;
            default -> 0;
          };
      assertThat(detector.period()).as("%s", description(run)).isEqualTo(expected);
      cycles += expected == 2 ? 1 : 0;
    }
    assertThat(cycles).as("two-cycles in the golden data").isPositive();
  }

  private static RunPlan unaryPlan(JsonNode run) {
    Update update = unary(phi(run.path("phi").asText()), run.path("omega").asDouble(), 2);
    return plan(
        game(new int[] {2, 2}, Golden.numbers(run.path("payoff"))),
        update,
        order(run),
        Optional.of(start(run.path("p0").asDouble(), run.path("q0").asDouble())),
        500);
  }

  private static String description(JsonNode run) {
    return run.path("phi")
        + ", "
        + run.path("case")
        + ", omega "
        + run.path("omega")
        + ", "
        + run.path("init")
        + ", "
        + run.path("mode");
  }
}
