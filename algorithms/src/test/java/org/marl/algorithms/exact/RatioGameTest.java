package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.exact.ExactPlans.SIMULTANEOUS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.exact.GradientConfig.Form;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.policy.ConditionalConfig;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.plan.MatrixGame;

/** The trajectories of von Neumann's ratio game (paper 4, appendix E) follow the oracle's. */
class RatioGameTest {
  private static final double TOLERANCE = 1e-9;
  private static final List<String> ACTIONS = List.of("first", "second");
  private static final MatrixGame GAME =
      new MatrixGame(
          "ratio",
          List.of("alice", "bob"),
          List.of(ACTIONS, ACTIONS),
          new double[] {1, 0.5, -0.5, 0},
          Optional.of(new double[] {1, 1, 0.1, 0.1}));

  private static double[] softmax(JsonNode parameters) {
    double odds = Math.exp(parameters.path(0).asDouble() - parameters.path(1).asDouble());
    return new double[] {odds / (1 + odds), 1 / (1 + odds)};
  }

  /** A number that the golden data have along the times. */
  private interface Curve {
    double now();
  }

  /** All curves follow the golden data of the same names. */
  private static void assertFollows(
      PolicyIteration iteration, JsonNode run, Map<String, Curve> curves) {
    double[] times = Golden.numbers(run.path("t"));
    for (int point = 0; point < times.length; point++) {
      while (iteration.iteration() < times[point]) {
        iteration.iterate();
      }
      for (Map.Entry<String, Curve> curve : curves.entrySet()) {
        assertThat(curve.getValue().now())
            .as("%s, %s at %s", description(run), curve.getKey(), times[point])
            .isCloseTo(run.path(curve.getKey()).path(point).asDouble(), within(TOLERANCE));
      }
    }
  }

  private static String description(JsonNode run) {
    return run.path("rule") + ", " + run.path("start") + ", eta " + run.path("eta");
  }

  @Test
  void thePolicyGradientIsThatOfTheRatio() {
    int runs = 0;
    for (JsonNode run : Golden.read("ratio_game").path("runs")) {
      if (run.path("rule").asText().equals("independent")) {
        ExactConfig config =
            ExactPlans.ascending(
                ExactPlans.policyGradient(2),
                SIMULTANEOUS,
                run.path("eta").asDouble(),
                Form.SOFTMAX,
                1);
        double[][][] start = {{softmax(run.path("theta1"))}, {softmax(run.path("theta2"))}};
        PolicyIteration iteration =
            PolicyIteration.of(ExactPlans.plan(GAME, config, Optional.of(start), 20_000));
        assertFollows(
            iteration,
            run,
            Map.of(
                "V",
                iteration::value,
                "x",
                () -> iteration.policies()[0][0][0],
                "y",
                () -> iteration.policies()[1][0][0]));
        runs++;
      }
    }
    assertThat(runs).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"sequential, MARGINAL", "sequential_conditional, CONDITIONAL"})
  void conditionalPoliciesClimbTheValueOfCommitment(String rule, Followers followers) {
    int runs = 0;
    for (JsonNode run : Golden.read("ratio_game").path("runs")) {
      if (run.path("rule").asText().equals(rule)) {
        double eta = run.path("eta").asDouble();
        ExactConfig config =
            new ExactConfig(
                ExactPlans.regularised(ExactPlans.divergence("kl"), 1 / eta, 2),
                SIMULTANEOUS,
                ExactComponents.SOLVE.byDefault(),
                Optional.of(
                    PolicyComponents.CONDITIONAL.with(
                        new ConditionalConfig(Optional.empty(), followers))),
                Deviation.ALWAYS);
        double[][][] start = {{softmax(run.path("theta1"))}, {softmax(run.path("z").path(0))}};
        PolicyIteration iteration =
            PolicyIteration.of(ExactPlans.plan(GAME, config, Optional.of(start), 20_000));
        TeamFacts facts = new TeamFacts(iteration);
        assertFollows(
            iteration,
            run,
            Map.of(
                "V_joint",
                iteration::value,
                "V_marginal",
                facts::marginalReturn,
                "x",
                () -> iteration.policies()[0][0][0],
                "y_given_0",
                () -> iteration.policies()[1][0][0],
                "y_given_1",
                () -> iteration.policies()[1][1][0]));
        runs++;
      }
    }
    assertThat(runs).isEqualTo(15);
  }
}
