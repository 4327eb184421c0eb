package org.marl.cli.report.chart;

import java.util.List;
import java.util.Optional;
import org.marl.cli.report.chart.Chart.Band;
import org.marl.cli.report.chart.Chart.Entry;
import org.marl.cli.report.chart.Chart.Legend;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Chart.Style;

/** A small chart with a band, a gap, a dashed line and text that needs escaping. */
final class SampleChart {
  private SampleChart() {}

  static Chart chart() {
    double[] x = {0, 1, 2, 3, 4};
    Style solid = new Style(0, 0, true);
    Style dashed = new Style(1, 1, false);
    Line first =
        new Line(
            List.of("c0"),
            "tv",
            solid,
            x,
            new double[] {0, 0.5, 0.75, 0.9, 1},
            Optional.of(
                new Band(
                    new double[] {0, 0.4, 0.7, 0.85, 1}, new double[] {0, 0.6, 0.8, 0.95, 1})));
    Line second =
        new Line(
            List.of("c1"),
            "kl <a & b>",
            dashed,
            x,
            new double[] {1, 0.5, Double.NaN, 0.25, 0},
            Optional.empty());
    Scale across = new Scale("iterations", 0, 4, false, true, true);
    Scale up = new Scale("return", -0.1, 1.1, false, false, true);
    Panel panel =
        new Panel(0, 0, "coordination", "", across, up, List.of(first, second), Optional.empty());
    Legend legend =
        new Legend(
            "D", List.of(new Entry("c0", "tv", solid), new Entry("c1", "kl <a & b>", dashed)));
    return new Chart("Sample", "Two lines.", List.of(panel), legend);
  }
}
