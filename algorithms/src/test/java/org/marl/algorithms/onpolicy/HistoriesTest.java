package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;

/** Values by epoch are those of shorter updates: epochs follow each other. */
class HistoriesTest {
  private static final int EPOCHS = 4;

  private final Graph graph = new Graph(Setting.ON_POLICY);
  private final Node range =
      graph.reduce(Reduction.RANGE, Set.of(), List.of(graph.input(Quantity.RATIO)));

  private Runs run(int epochs, int minibatches, Node... metrics) {
    Setup setup = setup(epochs);
    setup.minibatches = minibatches;
    int samples = setup.environments * setup.rolloutLength;
    List<Metric> named =
        List.of(metrics).stream().map(node -> new Metric(node.toString(), node)).toList();
    return Runs.of(Runs.plan(Runs.COORDINATION, setup, 1, samples, named));
  }

  private static Setup setup(int epochs) {
    Setup setup = new Setup();
    setup.epochs = epochs;
    setup.environments = 4;
    setup.rolloutLength = 3;
    return setup;
  }

  private static double last(double[] column) {
    return column[column.length - 1];
  }

  @Test
  void theValueOfAnEpochIsThatOfAnUpdateOfSoMany() {
    Runs whole = run(EPOCHS, 1, graph.byEpoch(range), graph.byEpoch(graph.input(Quantity.PI)));
    for (int epochs = 1; epochs <= EPOCHS; epochs++) {
      Runs part = run(epochs, 1, range, graph.input(Quantity.PI));
      for (String agent : List.of("a", "b")) {
        double expected = last(part.column("range(ratio)(" + agent + ")"));
        String column = "by_epoch(range(ratio))(" + agent + ", " + epochs + ")";
        assertThat(expected).isPositive();
        assertThat(last(whole.column(column))).isCloseTo(expected, within(1e-6));
        String places = "(" + agent + ", z";
        assertThat(last(whole.column("by_epoch(mean(pi))" + places + ", " + epochs + ")")))
            .isCloseTo(last(part.column("pi" + places + ")")), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theLastEpochIsTheEndOfTheUpdate(int minibatches) {
    Node latest = graph.entry(graph.byEpoch(range), Axis.EPOCHS, EPOCHS - 1, "4");
    Node most = graph.reduce(Reduction.MAX, Set.of(Axis.EPOCHS), List.of(graph.byEpoch(range)));
    Runs run = run(EPOCHS, minibatches, range, latest, most);
    assertThat(latest).hasToString("by_epoch(range(ratio), 4)");
    double end = last(run.column("range(ratio)(b)"));
    assertThat(last(run.column("by_epoch(range(ratio), 4)(b)"))).isEqualTo(end);
    assertThat(last(run.column("max(by_epoch(range(ratio)) over epochs)(b)")))
        .isGreaterThanOrEqualTo(end);
  }

  /** Records look on: they change no weights. */
  @Test
  void lookingOnChangesNothing() {
    Runs watched = run(EPOCHS, 3, graph.byEpoch(range), range);
    assertThat(watched.column("range(ratio)(a)"))
        .containsExactly(run(EPOCHS, 3, range).column("range(ratio)(a)"));
  }

  @Test
  void epochsThatAreNotThereAreRefused() {
    Node late = graph.entry(graph.byEpoch(range), Axis.EPOCHS, EPOCHS, "5");
    List<Violation> found = setup(EPOCHS).config().recordViolations(late, Runs.COORDINATION);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).contains("by_epoch(range(ratio), 5)", "an update has 4");
    assertThat(found.get(0).node()).contains(late);
    assertThat(setup(EPOCHS + 1).config().recordViolations(late, Runs.COORDINATION)).isEmpty();
  }

  @Test
  void agentsInTurnsHaveNoEpochsInCommon() {
    Setup setup = setup(EPOCHS);
    setup.ordering = new Ordering.Shuffled(1);
    assertThat(setup.config().recordViolations(graph.byEpoch(range), Runs.COORDINATION))
        .extracting(Violation::help)
        .allMatch(help -> help.contains("ordering = simultaneous"))
        .hasSize(1);
    assertThat(setup.config().recordViolations(range, Runs.COORDINATION)).isEmpty();
  }
}
