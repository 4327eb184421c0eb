package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.RunPlan;

/** Policy iteration on Markov games follows the oracle. */
class MarkovIterationParityTest {
  private static final double TOLERANCE = 1e-9;

  private static PolicyIteration totalVariation(MarkovGame game, double omega, double[][][] start) {
    return PolicyIteration.of(
        MarkovOracle.independent(
            game,
            ExactPlans.regularised(ExactPlans.divergence("tv"), omega, game.agentCount()),
            start));
  }

  /** Paper 1, eq. 13, by the printed omega of Theorem 1 and by fractions of it. */
  @ParameterizedTest
  @ValueSource(strings = {"game1", "game2", "game3", "game4", "game5_gap2", "game6_gap3"})
  void followsTotalVariationIteration(String name) {
    JsonNode golden = Golden.read("markov_" + name);
    MarkovGame game = MarkovOracle.game(golden);
    List<JsonNode> runs = MarkovOracle.children(golden.path("tv_iteration").path("runs"));
    assertThat(runs).hasSize(18);
    for (JsonNode run : runs) {
      String what = "%s times omega from %s".formatted(run.path("fraction"), run.path("start"));
      double[][][] start =
          MarkovOracle.tables(
              golden.path("policies").path(run.path("start").asText()).path("policy"));
      PolicyIteration iteration = totalVariation(game, run.path("omega").asDouble(), start);
      double[] returns = Golden.numbers(run.path("J_mu0"));
      assertThat(returns).hasSize(run.path("steps").asInt() + 1);
      for (int i = 0; i < returns.length; i++) {
        if (i > 0) {
          iteration.iterate();
        }
        assertThat(iteration.value()).as("%s, %d", what, i).isCloseTo(returns[i], near());
      }
      double[] last = MarkovOracle.flat(iteration.policies());
      assertThat(iteration.values())
          .as(what)
          .containsExactly(Golden.numbers(run.path("V_last")), near());
      assertThat(last)
          .as(what)
          .containsExactly(MarkovOracle.flat(MarkovOracle.tables(run.path("policy_last"))), near());
      boolean moved = !Arrays.equals(last, MarkovOracle.flat(start));
      assertThat(moved).as(what).isEqualTo(run.path("moved").asBoolean());
      iteration.iterate();
      assertThat(Arrays.equals(MarkovOracle.flat(iteration.policies()), last))
          .as("%s settles", what)
          .isEqualTo(run.path("settled").asBoolean());
    }
  }

  /**
   * Paper 4, Algorithm 1: conditional policies, all agents at once, beta = beta0 sqrt(K). Every run
   * keeps the bound of Theorem 4.5.
   */
  @ParameterizedTest
  @ValueSource(strings = {"game1", "game2", "game3", "game4", "game5_gap2", "game6_gap3"})
  void followsAlgorithm1(String name) {
    JsonNode golden = Golden.read("markov_" + name);
    MarkovGame game = MarkovOracle.game(golden);
    List<JsonNode> runs = MarkovOracle.children(golden.path("algorithm1").path("runs"));
    assertThat(runs).hasSize(12);
    Map<String, Double> means = new HashMap<>();
    for (JsonNode run : runs) {
      String label = run.path("beta0_label").asText();
      means.put(label + "/" + run.path("K"), requireAlgorithm1(game, golden.path("optimum"), run));
    }
    for (String label : List.of("0.02", "0.2", "theorem")) {
      double slope = Math.log(means.get(label + "/640") / means.get(label + "/10")) / Math.log(64);
      assertThat(slope)
          .as("slope for %s", label)
          .isCloseTo(golden.path("algorithm1").path("slope_" + label).asDouble(), near());
    }
  }

  /** The mean suboptimality. */
  private static double requireAlgorithm1(MarkovGame game, JsonNode optimum, JsonNode run) {
    int last = run.path("K").asInt();
    String what = "%s, K = %d".formatted(run.path("beta0_label"), last);
    PolicyIteration iteration =
        PolicyIteration.of(
            MarkovOracle.conditional(
                game,
                ExactPlans.regularised(
                    ExactPlans.divergence("kl"), run.path("beta").asDouble(), game.agentCount())));
    double[] times = Golden.numbers(run.path("t"));
    double[] returns = Golden.numbers(run.path("J_mu0"));
    double[] law = Golden.numbers(optimum.path("stationary"));
    double best = optimum.path("J_mu0").asDouble();
    double sum = 0;
    double sumByLaw = 0;
    int point = 0;
    for (int k = 0; k <= last; k++) {
      if (k == times[point]) {
        assertThat(iteration.value()).as("%s, %d", what, k).isCloseTo(returns[point], near());
        point++;
      }
      if (k < last) {
        sum += best - iteration.value();
        sumByLaw += optimum.path("J_stationary").asDouble() - dot(law, iteration.values());
        iteration.iterate();
      }
    }
    assertThat(point).isEqualTo(times.length);
    double mean = sum / last;
    requireClose(what, mean, run.path("mean_suboptimality"));
    requireClose(what, best - iteration.value(), run.path("last_suboptimality"));
    requireClose(what, mean * Math.sqrt(last), run.path("sqrtK_times_mean"));
    double bound = bound(game, run.path("beta0").asDouble(), last);
    assertThat(bound).as(what).isCloseTo(run.path("bound").asDouble(), withinPercentage(1e-10));
    assertThat(mean).as(what).isBetween(0.0, bound);
    if (law.length > 0) {
      requireClose(what, sumByLaw / last, run.path("mean_suboptimality_stationary"));
      assertThat(sumByLaw / last).as(what).isLessThanOrEqualTo(bound);
    }
    assertThat(iteration.values())
        .as(what)
        .containsExactly(Golden.numbers(run.path("V_last")), near());
    if (run.has("policy_last")) {
      assertThat(MarkovOracle.flat(iteration.policies()))
          .as(what)
          .containsExactly(
              MarkovOracle.flat(MarkovOracle.conditional(run.path("policy_last"))), near());
    }
    return mean;
  }

  /**
   * Paper 4, Theorem 4.5, for exact evaluation: (beta0 sum log|A_m| + N B^2 / (2 beta0)) / ((1 -
   * gamma) sqrt(K)), where values span at most B.
   */
  private static double bound(MarkovGame game, double beta0, int iterations) {
    double[] rewards =
        game.transitions().stream()
            .flatMap(List::stream)
            .mapToDouble(MarkovGame.Transition::reward)
            .toArray();
    // The theorem's rewards lie in [0, 1]; what they really span would do.
    double low = Math.min(Arrays.stream(rewards).min().orElseThrow(), 0);
    double high = Arrays.stream(rewards).max().orElseThrow();
    double span = low < 0 ? high - low : 1;
    double effective = 1 - game.discount();
    double horizon = span / effective;
    double logarithms = game.actions().stream().mapToDouble(a -> Math.log(a.size())).sum();
    return (beta0 * logarithms + game.agentCount() * horizon * horizon / (2 * beta0))
        / (effective * Math.sqrt(iterations));
  }

  private static void requireClose(String what, double actual, JsonNode expected) {
    assertThat(actual).as(what).isCloseTo(expected.asDouble(), near());
  }

  private static double dot(double[] weights, double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /**
   * At the printed omega of Theorem 1 both agents jump, and the value falls, although V of the new
   * given the old policies rises; at N times that omega nothing moves.
   */
  @Test
  void followsTheCounterexampleToTheorem1() {
    JsonNode games = Golden.read("markov_theorem1_counterexample").path("games");
    assertThat(games).hasSize(2);
    for (JsonNode golden : games) {
      MarkovGame game = MarkovOracle.game(golden);
      double[][][] start = MarkovOracle.tables(golden.path("start"));
      for (JsonNode run : golden.path("runs")) {
        PolicyIteration iteration = totalVariation(game, run.path("omega").asDouble(), start);
        double[][] values = MarkovOracle.rows(run.path("V"));
        for (int i = 0; i < values.length; i++) {
          if (i > 0) {
            iteration.iterate();
          }
          assertThat(iteration.values()).containsExactly(values[i], near());
        }
        double[] last = MarkovOracle.flat(MarkovOracle.tables(run.path("policy_last")));
        assertThat(MarkovOracle.flat(iteration.policies())).containsExactly(last, near());
        iteration.iterate();
        assertThat(Arrays.equals(MarkovOracle.flat(iteration.policies()), last))
            .isEqualTo(run.path("settled").asBoolean());
      }
    }
  }

  /**
   * Eq. 8 in both readings: with the penalty inside the mean over agents, which {@code surrogate}
   * is, and outside of it, where every agent is charged N times as much.
   */
  @Test
  void theValueOfNewGivenOldPoliciesHasTwoReadings() {
    for (JsonNode golden : Golden.read("markov_theorem1_counterexample").path("games")) {
      MarkovGame game = MarkovOracle.game(golden);
      double omega = golden.path("runs").path(0).path("omega").asDouble();
      double[][][] start = MarkovOracle.tables(golden.path("start"));
      PolicyIteration iteration = totalVariation(game, omega, start);
      iteration.iterate();
      JsonNode expected = golden.path("V_new_given_old_state0");
      assertThat(surrogate(game, omega, iteration))
          .isCloseTo(expected.path("penalty inside the average").asDouble(), near());
      assertThat(surrogate(game, game.agentCount() * omega, iteration))
          .isCloseTo(expected.path("penalty outside the average").asDouble(), near());
      assertThat(iteration.values()[0])
          .isCloseTo(golden.path("V_after_one_step_state0").asDouble(), near());
    }
  }

  /** In the first state, for a charge that need not be that of the iteration's own update. */
  private static double surrogate(MarkovGame game, double omega, PolicyIteration iteration) {
    RunPlan plan =
        MarkovOracle.independent(
            game,
            ExactPlans.regularised(ExactPlans.divergence("tv"), omega, game.agentCount()),
            iteration.policies());
    ExactConfig config = plan.algorithm().learner().as(ExactConfig.class);
    FiniteQuantities quantities =
        new FiniteQuantities(iteration, config, new CycleDetector(true, 4), plan.schedule());
    return quantities.quantity(Quantity.SURROGATE, Copy.LIVE).values()[0];
  }

  private static Offset<Double> near() {
    return within(TOLERANCE);
  }
}
