package org.marl.algorithms.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.tabular.TabularPlans.CLIMBING;
import static org.marl.algorithms.tabular.TabularPlans.config;
import static org.marl.algorithms.tabular.TabularPlans.oneShot;
import static org.marl.algorithms.tabular.TabularPlans.plan;
import static org.marl.algorithms.tabular.TabularPlans.run;
import static org.marl.algorithms.tabular.TabularPlans.single;
import static org.marl.algorithms.tabular.Transitions.IDEAL;
import static org.marl.algorithms.tabular.Transitions.OBSERVED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunFailure;

class TabularRunTest {
  private static final Graph GRAPH = new Graph(Setting.TABULAR, 2, Map.of());

  private static Transition to(double reward, int... next) {
    double[] probability = new double[next.length];
    Arrays.fill(probability, 1.0 / next.length);
    return new Transition(reward, next, probability);
  }

  @Test
  void recordsTheStartAndEveryEvaluation() {
    TabularPlans.Record record = run(plan(CLIMBING, config(OBSERVED, 0, 1), 1, 2500));

    assertThat(record.steps()).containsExactly(0L, 1000L, 2000L, 2500L);
    assertThat(record.columns())
        .containsExactly(
            "return", "Q(a, x)", "Q(a, y)", "Q(a, z)", "Q(b, x)", "Q(b, y)", "Q(b, z)");
    // All values are equal at the start, so the first actions are greedy.
    assertThat(record.points().get(0)).containsEntry("return", 11.0).containsEntry("Q(a, x)", 0.0);
  }

  /** With rates 1/n a value is the mean of what was earned: 19 / -3, -17 / 3, 5 / 3. */
  @Test
  void independentLearnersAverageOverTheOthers() {
    TabularPlans.Record record = run(plan(CLIMBING, config(OBSERVED, 1, 1), 1, 60_000));

    assertThat(record.last("Q(a, x)")).isCloseTo(-19.0 / 3, within(0.5));
    assertThat(record.last("Q(a, y)")).isCloseTo(-17.0 / 3, within(0.5));
    assertThat(record.last("Q(a, z)")).isCloseTo(5.0 / 3, within(0.1));
    assertThat(record.last("Q(b, z)")).isCloseTo(11.0 / 3, within(0.1));
    assertThat(record.last("return")).isEqualTo(5);
  }

  @Test
  void idealLearnersKnowTheBestRewardOfEveryAction() {
    TabularPlans.Record record = run(plan(CLIMBING, config(IDEAL, 0, 1), 1, 5000));

    assertThat(record.last("Q(a, x)")).isCloseTo(11, within(1e-9));
    assertThat(record.last("Q(a, y)")).isCloseTo(7, within(1e-9));
    assertThat(record.last("Q(a, z)")).isCloseTo(5, within(1e-9));
    assertThat(record.last("Q(b, z)")).isCloseTo(6, within(1e-9));
    assertThat(record.last("return")).isEqualTo(11);
  }

  @Test
  void theSameSeedGivesTheSameRunToTheLastBit() {
    for (Transitions transitions : Transitions.values()) {
      RunPlan plan = plan(CLIMBING, config(transitions, 0, 0.3), 7, 3000);
      RunPlan other = plan(CLIMBING, config(transitions, 0, 0.3), 8, 3000);

      assertThat(run(plan).points()).isEqualTo(run(plan).points());
      assertThat(run(plan).points()).isNotEqualTo(run(other).points());
    }
  }

  /**
   * Both staying earns 1, and the episode goes on with 3/4: 4 in all; else 3. To an agent whose
   * partner stays half the time, staying is worth the q of {@code q = (1 + 3 q / 4) / 2 + 3 / 2}.
   */
  @Test
  void gamesThatStopByChanceAreNotDiscounted() {
    Optional<double[]> stop = Optional.of(new double[] {0.25, 1, 1, 1});
    TabularPlans.Record record =
        run(plan(oneShot(2, stop, 1, 3, 3, 3), config(OBSERVED, 1, 1), 1, 40_000));

    assertThat(record.last("Q(a, x)")).isCloseTo(3.2, within(0.05));
    assertThat(record.last("Q(a, y)")).isCloseTo(3, within(1e-9));
    assertThat(record.last("return")).isCloseTo(4, within(1e-12));
  }

  /** The game never ends, so only bootstrapping where it is cut gives 1 / (1 - 0.9). */
  @Test
  void episodesThatAreCutGoOnInTheValues() {
    MarkovGame forever = single(0.9, new double[] {1}, List.of(List.of(to(1, 0), to(1, 0))));
    TabularConfig cutAtOnce =
        new TabularConfig(OBSERVED, 0.5, 0, 0, ExplorationComponents.EPSILON_GREEDY.byDefault(), 1);
    Metric value = new Metric("Q", new Graph(Setting.TABULAR, 1, Map.of()).input(Quantity.Q_TABLE));

    TabularPlans.Record record = run(plan(forever, cutAtOnce, 1, 3000, value));

    assertThat(record.last("Q(a, left)")).isCloseTo(10, within(1e-9));
    assertThat(record.last("return")).isCloseTo(10, within(1e-9));
  }

  /** Left leads home or to a prize of 1, one as likely as the other; right earns 0.6 for sure. */
  @Test
  void idealLearnersTakeLuckForSkill() {
    MarkovGame lottery =
        single(
            0.9,
            new double[] {1, 0, 0},
            List.of(List.of(to(0, 1, 2), to(0.6, 2)), List.of(to(1, 2), to(1, 2)), List.of()));

    assertThat(run(plan(lottery, config(OBSERVED, 1, 1), 1, 20_000)).last("return"))
        .isCloseTo(0.6, within(1e-12));
    assertThat(run(plan(lottery, config(IDEAL, 1, 1), 1, 20_000)).last("return"))
        .isCloseTo(0.45, within(1e-12));
  }

  @Test
  void recordsMetricsOfItsTables() {
    List<Metric> metrics = new ArrayList<>();
    for (Quantity quantity : List.of(Quantity.PI, Quantity.OPTIMUM)) {
      metrics.add(new Metric(quantity.word(), GRAPH.input(quantity)));
    }
    metrics.add(new Metric("own", GRAPH.entry(GRAPH.input(Quantity.Q_TABLE), Axis.AGENTS, 1, "b")));

    TabularPlans.Record record =
        run(plan(CLIMBING, config(IDEAL, 0, 0.3), 1, 9000, metrics.toArray(Metric[]::new)));

    assertThat(record.last("optimum")).isEqualTo(11);
    assertThat(record.last("own(y)")).isCloseTo(7, within(1e-6));
    assertThat(record.last("pi(a, x)")).isCloseTo(0.8, within(1e-12));
    assertThat(record.last("pi(b, z)")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aGameThatIsOverBeforeItBeginsFails() {
    MarkovGame over = single(0.9, new double[] {1}, List.of(List.of()));

    assertThatThrownBy(() -> run(plan(over, config(OBSERVED, 0, 1), 1, 10)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("every episode starts in a terminal state");
  }

  @Test
  void valuesThatOverflowFailWithTheirPlace() {
    Optional<double[]> stop = Optional.of(new double[] {1, 0.5, 0.5, 0.5});
    double huge = 1e308;

    assertThatThrownBy(
            () ->
                run(
                    plan(
                        oneShot(2, stop, huge, huge, huge, huge), config(OBSERVED, 1, 1), 1, 1000)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("agent `a`");
  }
}
