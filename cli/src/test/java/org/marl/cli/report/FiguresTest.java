package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marl.cli.report.chart.Chart;
import org.marl.cli.report.chart.Chart.Entry;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.core.catalog.Choice;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunStatus;

class FiguresTest {
  private static final List<String> STARTS = List.of("[0.4, 0.8]", "[0.6, 0.6]");
  private static final List<String> DIVERGENCES = List.of("kl", "tv", "chi2");

  @Test
  void oneQuantityGetsAPanelPerStartAndALinePerDivergence() {
    Chart chart = figure(curve(List.of("return"), null, null), results(1)).chart();
    assertThat(chart.panels())
        .extracting(Panel::title)
        .containsExactly("start = [0.4, 0.8]", "start = [0.6, 0.6]");
    assertThat(chart.panels().get(1).lines())
        .extracting(Line::label)
        .containsExactly("kl", "tv", "chi2");
    assertThat(chart.legend().title()).isEqualTo("D");
    assertThat(chart.panels().get(0).x().label()).isEqualTo("iterations");
    assertThat(chart.panels().get(1).y().labelled()).as("the left panel shows it").isFalse();
  }

  @Test
  void twoPoliciesShareTheGridOfStartsAndDivergences() {
    Chart chart =
        figure(curve(List.of("pi(alice, u0)", "pi(bob, v0)"), "start", "D"), results(1)).chart();
    assertThat(chart.panels()).hasSize(6).allMatch(panel -> panel.lines().size() == 2);
    assertThat(chart.panels().get(5).side()).isEqualTo("start = [0.6, 0.6]");
    assertThat(chart.legend().entries())
        .extracting(Entry::label)
        .containsExactly("pi(alice, u0)", "pi(bob, v0)");
  }

  @Test
  void differentQuantitiesHavePanelsAndScalesOfTheirOwn() {
    Chart chart = figure(curve(List.of("return", "pi"), "start", null), results(1)).chart();
    assertThat(chart.panels()).extracting(panel -> panel.y().label()).containsOnly("return", "pi");
    assertThat(chart.panels()).hasSize(4).allMatch(panel -> panel.y().labelled());
  }

  @Test
  void seedsBecomeAMeanWithItsInterval() {
    Figure figure = figure(curve(List.of("return"), null, null), results(3));
    Line line = figure.chart().panels().get(0).lines().get(0);
    assertThat(line.y()[20]).isEqualTo(22);
    // Seeds 1, 2, 3: deviation 1, t = 4.3026527 over sqrt(3).
    assertThat(line.band().orElseThrow().high()[20]).isCloseTo(22 + 2.4841377, within(1e-6));
    assertThat(figure.notes()).anyMatch(note -> note.contains("3 seeds"));
  }

  @Test
  void saysHowManyLinesItLeavesOut() {
    List<String> many = IntStream.range(0, 50).mapToObj(i -> "D" + i).toList();
    Figure figure =
        figure(curve(List.of("return"), null, null), SampleExperiment.results(STARTS, many, 1));
    assertThat(figure.chart().panels().get(0).lines()).hasSize(14);
    assertThat(figure.notes()).anyMatch(note -> note.contains("14 of 50 lines"));
  }

  @Test
  void saysHowManyRunsDidNotFinish() {
    List<RunRecord> runs = results(1).stream().map(FiguresTest::failed).toList();
    Figure figure = figure(curve(List.of("return"), null, null), runs);
    assertThat(figure.chart().panels()).isEmpty();
    assertThat(figure.notes()).contains("Runs that did not finish are left out: 6.");
  }

  private static RunRecord failed(RunRecord run) {
    return new RunRecord(
        run.id(),
        run.coordinates(),
        run.seed(),
        RunStatus.FAILED,
        Optional.of("not a number"),
        run.columns(),
        run.steps(),
        run.values());
  }

  private static List<RunRecord> results(int seeds) {
    return SampleExperiment.results(STARTS, DIVERGENCES, seeds);
  }

  private static Choice curve(List<String> what, String rows, String columns) {
    return SampleExperiment.curve(what, rows, columns, null);
  }

  private static Figure figure(Choice choice, List<RunRecord> runs) {
    Axes axes = Axes.of(RunResults.of(runs));
    Figures figures = Figures.of(SampleExperiment.plan("x", "", List.of(choice)), axes);
    runs.forEach(figures::accept);
    return figures.figures().get(0);
  }
}
