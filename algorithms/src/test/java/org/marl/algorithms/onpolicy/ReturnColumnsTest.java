package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;

class ReturnColumnsTest {
  private static final int UPDATES = 8;

  /** Two steps that give 1 and 2, whatever the agents do. */
  private static MarkovGame stairs() {
    Transition up = new Transition(1, new int[] {1}, new double[] {1});
    Transition out = new Transition(2, new int[] {2}, new double[] {1});
    return new MarkovGame(
        "stairs",
        List.of("a", "b"),
        List.of(List.of("x", "y"), List.of("x", "y")),
        List.of("first", "second", "end"),
        0.9,
        new double[] {1, 0, 0},
        List.of(List.of(up, up, up, up), List.of(out, out, out, out), List.of()));
  }

  /** Three steps of every copy, so that episodes of two steps go on from update to update. */
  private static Setup setup() {
    Setup setup = new Setup();
    setup.environments = 4;
    setup.rolloutLength = 3;
    return setup;
  }

  private static RunPlan plan(Game game) {
    Graph graph = new Graph(Setting.ON_POLICY);
    Node greedy = graph.input(Quantity.RETURN);
    Node sampled = graph.input(Quantity.TRAINING_RETURN);
    Node each = graph.binary(Binary.DIVIDE, greedy, graph.input(Quantity.N));
    Node gap = graph.binary(Binary.SUBTRACT, greedy, sampled);
    Node discounted = graph.binary(Binary.MULTIPLY, graph.input(Quantity.GAMMA), sampled);
    List<Metric> metrics =
        List.of(
            new Metric("return", greedy),
            new Metric("training_return", sampled),
            new Metric("return / N", each),
            new Metric("return - training_return", gap),
            new Metric("gamma * training_return", discounted),
            new Metric("mean(entropy)", graph.input(Quantity.ENTROPY)));
    Setup setup = setup();
    int samples = setup.environments * setup.rolloutLength;
    return Runs.plan(game, setup, 1, (long) UPDATES * samples, metrics);
  }

  @Test
  void trainingReturnCountsWholeEpisodes() {
    Runs run = Runs.of(plan(stairs()));
    assertThat(run.column("return")).containsOnly(3);
    assertThat(run.column("training_return")[0]).isNaN();
    assertThat(after(run.column("training_return"))).containsOnly(3);
  }

  @Test
  void formulasOfReturnsAreComputed() {
    Runs run = Runs.of(plan(stairs()));
    assertThat(run.column("return / N")).containsOnly(1.5);
    assertThat(after(run.column("return - training_return"))).containsOnly(0);
    double gamma = setup().gamma;
    assertThat(after(run.column("gamma * training_return"))).containsOnly(gamma * 3);
  }

  @Test
  void returnsStandBeforeWhatIsOfTheBatch() {
    assertThat(Runs.of(plan(stairs())).columns())
        .containsExactly(
            "return",
            "training_return",
            "return / N",
            "return - training_return",
            "gamma * training_return",
            "mean(entropy)(a)",
            "mean(entropy)(b)");
  }

  @Test
  void actionsOfTrainingEpisodesAreDrawn() {
    Runs run = Runs.of(plan(Runs.COORDINATION));
    // Uniform policies earn 8/9; greedy ones a diagonal entry or nothing.
    assertThat(run.column("training_return")[1]).isBetween(0.2, 2.0);
    assertThat(run.column("return")[0]).isIn(0.0, 1.0, 2.0, 5.0);
  }

  @Test
  void aResumedRunCountsTheSameEpisodes() {
    RunPlan plan = plan(Runs.patience());
    Runs whole = Runs.of(plan, UPDATES / 2);
    Runs rest = Runs.onward(plan, whole);
    double[] expected = whole.column("training_return");
    double[] found = rest.column("training_return");
    assertThat(found)
        .containsExactly(
            Arrays.copyOfRange(expected, expected.length - found.length, expected.length));
    assertThat(found.length).isPositive();
  }

  private static double[] after(double[] column) {
    return Arrays.copyOfRange(column, 1, column.length);
  }
}
