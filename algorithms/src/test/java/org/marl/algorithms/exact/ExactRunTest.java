package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.game;
import static org.marl.algorithms.exact.ExactPlans.plan;
import static org.marl.algorithms.exact.ExactPlans.regularised;
import static org.marl.algorithms.exact.ExactPlans.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Choice;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Update;
import org.marl.core.run.Recorder;
import org.marl.core.run.RunFailure;

class ExactRunTest {
  private static final MatrixGame GAME = game(new int[] {2, 2}, 5, 7, 6, 4);

  /** Keeps what a run records. */
  private static final class Record implements Recorder {
    private final List<String> columns = new ArrayList<>();
    private final List<Map<String, Double>> points = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();

    @Override
    public void columns(List<String> names) {
      columns.addAll(names);
    }

    @Override
    public void record(long step, double[] values) {
      steps.add(step);
      Map<String, Double> point = new HashMap<>();
      for (int column = 0; column < values.length; column++) {
        point.put(columns.get(column), values[column]);
      }
      points.add(point);
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    double last(String column) {
      return points.get(points.size() - 1).get(column);
    }
  }

  private static Record run(RunPlan plan) {
    assertThat(RunAssembler.unavailable(plan)).isEmpty();
    Record record = new Record();
    RunAssembler.assemble(plan).execute(record);
    return record;
  }

  private static RunPlan kl(Choice ordering, long iterations, Metric... metrics) {
    return plan(
        GAME,
        regularised(divergence("kl"), 1, 2),
        ordering,
        Optional.of(start(0.4, 0.8)),
        iterations,
        metrics);
  }

  @Test
  void recordsTheStartAndEveryIteration() {
    Record record = run(kl(ExactPlans.SIMULTANEOUS, 3));

    assertThat(record.steps).containsExactly(0L, 1L, 2L, 3L);
    assertThat(record.columns)
        .containsExactly(
            "value",
            "pi(alice, a0)",
            "pi(alice, a1)",
            "pi(bob1, a0)",
            "pi(bob1, a1)",
            "Q(alice, a0)",
            "Q(alice, a1)",
            "Q(bob1, a0)",
            "Q(bob1, a1)",
            "kl(pi, pi_old)(alice)",
            "kl(pi, pi_old)(bob1)",
            "converged",
            "period");
    Map<String, Double> first = record.points.get(0);
    assertThat(first.get("value")).isCloseTo(5.52, within(1e-12));
    assertThat(first.get("Q(alice, a1)")).isCloseTo(5.6, within(1e-12));
    assertThat(first.get("kl(pi, pi_old)(alice)")).isZero();
    // Lemma 1 for KL: pi' is proportional to pi exp(Q / omega).
    double odds = 0.4 / 0.6 * Math.exp(5.4 - 5.6);
    double p = odds / (1 + odds);
    Map<String, Double> second = record.points.get(1);
    assertThat(second.get("pi(alice, a0)")).isCloseTo(p, within(1e-14));
    assertThat(second.get("kl(pi, pi_old)(alice)"))
        .isCloseTo(p * Math.log(p / 0.4) + (1 - p) * Math.log((1 - p) / 0.6), within(1e-14));
  }

  @Test
  void expandsMetricsOverTheirAxesAndAveragesSamples() {
    Graph g = ExactPlans.graph(2);
    Node ratio = g.input(Quantity.RATIO);
    Node entropy = g.input(Quantity.ENTROPY);
    Node gain = g.binary(Binary.MULTIPLY, ratio, g.input(Quantity.REWARD));
    Record record =
        run(
            kl(
                ExactPlans.SIMULTANEOUS,
                2,
                new Metric("ratio", ratio),
                new Metric("entropy", entropy),
                new Metric("log_pi", g.input(Quantity.LOG_PI)),
                new Metric("gain", g.reduce(Reduction.MEAN, Set.of(), List.of(gain))),
                new Metric("value", g.input(Quantity.VALUE))));

    assertThat(record.columns)
        .contains("ratio(alice)", "entropy(bob1)", "log_pi(bob1, a1)", "gain(alice)")
        .doesNotHaveDuplicates();
    assertThat(record.last("ratio(bob1)")).as("its mean is 1").isCloseTo(1, within(1e-12));
    assertThat(record.points.get(0).get("entropy(alice)"))
        .isCloseTo(-0.4 * Math.log(0.4) - 0.6 * Math.log(0.6), within(1e-12));
    assertThat(record.last("log_pi(alice, a0)"))
        .isCloseTo(Math.log(record.last("pi(alice, a0)")), within(1e-12));
    assertThat(record.last("gain(alice)"))
        .as("Alice's new policy against Bob's old one")
        .isCloseTo(
            record.last("pi(alice, a0)") * record.points.get(1).get("Q(alice, a0)")
                + record.last("pi(alice, a1)") * record.points.get(1).get("Q(alice, a1)"),
            within(1e-12));
  }

  @Test
  void raggedGamesHaveNoColumnForPaddedActions() {
    Graph g = ExactPlans.graph(2);
    RunPlan plan =
        plan(
            game(new int[] {2, 3}, 1, 2, 3, 4, 5, 6),
            regularised(divergence("chi2"), 1, 2),
            ExactPlans.SIMULTANEOUS,
            Optional.empty(),
            50,
            new Metric("log_pi", g.input(Quantity.LOG_PI)));
    Record record = run(plan);

    assertThat(record.columns.stream().filter(name -> name.startsWith("log_pi")))
        .containsExactly(
            "log_pi(alice, a0)",
            "log_pi(alice, a1)",
            "log_pi(bob1, a0)",
            "log_pi(bob1, a1)",
            "log_pi(bob1, a2)");
    assertThat(record.points.get(0).get("pi(bob1, a2)")).isEqualTo(1.0 / 3);
    assertThat(record.last("value")).isCloseTo(6, within(1e-12));
    assertThat(record.last("converged")).isEqualTo(1);
  }

  @Test
  void everyOrderingReachesAnEquilibrium() {
    for (Choice ordering :
        List.of(
            ExactPlans.SIMULTANEOUS,
            ExactPlans.sequence(List.of(List.of(1), List.of(0))),
            ExactPlans.ordering("shuffled", Ordering.Shuffled.class, new Ordering.Shuffled(1)),
            ExactPlans.ordering(
                "by_advantage", Ordering.ByAdvantage.class, new Ordering.ByAdvantage()))) {
      Record record = run(kl(ordering, 300));
      assertThat(record.last("converged")).as("%s", ordering.component().name()).isEqualTo(1);
      assertThat(record.last("period")).isEqualTo(1);
      assertThat(Math.max(record.last("value"), 6)).isCloseTo(record.last("value"), within(1e-9));
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    Choice shuffled =
        ExactPlans.ordering("shuffled", Ordering.Shuffled.class, new Ordering.Shuffled(1));

    assertThat(run(kl(shuffled, 40)).points).isEqualTo(run(kl(shuffled, 40)).points);
  }

  @Test
  void largestExpectedGainGoesFirst() {
    // At (0.4, 0.8) Bob gains more than Alice, so he moves against her old policy.
    Choice greedy =
        ExactPlans.ordering("by_advantage", Ordering.ByAdvantage.class, new Ordering.ByAdvantage());
    Record expected = run(kl(ExactPlans.sequence(List.of(List.of(1), List.of(0))), 1));

    assertThat(run(kl(greedy, 1)).points.get(1)).isEqualTo(expected.points.get(1));
  }

  @Test
  void failureNamesAgentAndIteration() {
    List<String> actions = List.of("stop", "stay");
    MatrixGame game =
        new MatrixGame(
            "game",
            List.of("alice", "bob"),
            List.of(actions, actions),
            new double[] {1e308, 1e308, 1e308, 1e308},
            Optional.of(new double[] {1, 1, 0, 0}));
    RunPlan plan =
        plan(
            game,
            regularised(divergence("kl"), 1, 2),
            ExactPlans.SIMULTANEOUS,
            Optional.of(new double[][][] {{{1, 0}}, {{0.5, 0.5}}}),
            5);

    assertThatThrownBy(() -> run(plan))
        .isInstanceOf(RunFailure.class)
        .hasMessage("agent `alice`, iteration 1: the value of action `stay` is infinite");
  }

  /** Several penalties, one of which is annealed to 0, until probabilities underflow. */
  @Test
  void mixedPenaltiesAreSolvedUpToTheCorners() {
    MatrixGame penalty = game(new int[] {3, 3}, 10, 0, -20, 0, 2, 0, -20, 0, 10);
    double[][][] start = {{{0.4, 0.3, 0.3}}, {{0.3, 0.4, 0.3}}};
    for (double temperature : new double[] {0, 1, 5}) {
      Update update = softProximal(temperature);
      Record record = run(plan(penalty, update, ExactPlans.SIMULTANEOUS, Optional.of(start), 200));

      assertThat(record.steps).hasSize(201);
      assertThat(record.last("value"))
          .as("a pure equilibrium")
          .satisfiesAnyOf(
              value -> assertThat(value).isCloseTo(2, within(1e-12)),
              value -> assertThat(value).isCloseTo(10, within(1e-12)));
    }
  }

  /** {@code sum(pi * Q) - 0.2 * kl(pi, pi_old) - temperature * sum(pi * log(pi))}. */
  private static Update softProximal(double from) {
    Graph g = ExactPlans.graph(2);
    Node pi = g.input(Quantity.PI);
    Node distance = g.divergence(divergence("kl"), pi, g.input(Quantity.PI_OLD));
    Node logarithms = g.binary(Binary.MULTIPLY, pi, g.unary(Unary.LOG, pi));
    Node negated = g.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(logarithms));
    Node temperature = g.coefficient(new CoefficientRule.Anneal(from, 0, 150), Optional.empty());
    Node near =
        g.binary(
            Binary.SUBTRACT,
            ExactPlans.expectedValue(g),
            g.binary(Binary.MULTIPLY, g.constant(0.2), distance));
    return ExactPlans.maximize(
        g, g.binary(Binary.SUBTRACT, near, g.binary(Binary.MULTIPLY, temperature, negated)));
  }
}
