package org.marl.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Scene.Anchor;
import org.marl.cli.report.chart.Scene.Frame;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Shape;
import org.marl.cli.report.chart.Scene.Text;

/** Gives everything in a chart its place. */
public final class ChartLayout {
  static final double TICK_SIZE = 10;
  static final double LABEL_SIZE = 11;
  private static final double TITLE_SIZE = 13;
  private static final double EDGE = 10;

  private final Chart chart;
  private final int rows;
  private final int columns;
  private final double plotWidth;
  private final double plotHeight;

  private ChartLayout(Chart chart) {
    this.chart = chart;
    rows = chart.panels().stream().mapToInt(panel -> panel.row() + 1).max().orElse(0);
    columns = chart.panels().stream().mapToInt(panel -> panel.column() + 1).max().orElse(0);
    // Sizes that keep a row of four within the text width of a page, as papers print it.
    double[] widths = {440, 300, 230, 190, 165};
    double[] heights = {270, 195, 160, 140, 125};
    int size = Math.max(1, Math.min(columns, widths.length)) - 1;
    plotWidth = widths[size];
    plotHeight = heights[size];
  }

  /** The drawing of the chart. */
  public static Scene scene(Chart chart) {
    return new ChartLayout(chart).scene();
  }

  private Scene scene() {
    List<Shape> shapes = new ArrayList<>();
    double top = chart.title().isEmpty() ? EDGE : EDGE + TITLE_SIZE + 8;
    double[] lefts = starts(columns, EDGE, this::left, plotWidth, column -> 14);
    double[] tops = starts(rows, top, this::above, plotHeight, this::below);
    double plotsEnd = columns == 0 ? 300 : lefts[columns - 1] + plotWidth;
    boolean sides = any(panel -> !panel.side().isEmpty());
    double width = plotsEnd + (sides ? LABEL_SIZE + 10 : 0) + EDGE + 6;
    double bottom = rows == 0 ? top : tops[rows - 1] + plotHeight + below(rows - 1);
    List<Frame> frames = new ArrayList<>();
    for (Panel panel : chart.panels()) {
      Frame frame = new Frame(lefts[panel.column()], tops[panel.row()], plotWidth, plotHeight);
      shapes.add(PanelLayout.of(panel, frames.size(), frame));
      frames.add(frame);
    }
    LegendLayout legend = new LegendLayout(chart, width - 2 * EDGE);
    shapes.addAll(legend.at(EDGE, bottom + 4));
    if (!chart.title().isEmpty()) {
      String title = TextWidth.fit(chart.title(), TITLE_SIZE * 1.06, width - 2 * EDGE);
      shapes.add(
          new Text(
              width / 2,
              EDGE + TITLE_SIZE - 1,
              title,
              TITLE_SIZE,
              Anchor.MIDDLE,
              true,
              Palette.TEXT,
              0));
    }
    double height = bottom + legend.height() + EDGE;
    Group all = new Group("chart", Optional.empty(), shapes);
    String name = chart.title().isEmpty() ? chart.description() : chart.title();
    return new Scene(width, height, name, chart.description(), List.of(all), frames);
  }

  /** Where each of a sequence of plots starts: gap before, plot, gap behind, and so on. */
  private static double[] starts(
      int count,
      double first,
      ToDoubleFunction<Integer> before,
      double size,
      ToDoubleFunction<Integer> behind) {
    double[] starts = new double[count];
    double place = first;
    for (int i = 0; i < count; i++) {
      starts[i] = place + before.applyAsDouble(i);
      place = starts[i] + size + behind.applyAsDouble(i);
    }
    return starts;
  }

  private boolean any(Predicate<Panel> property) {
    return chart.panels().stream().anyMatch(property);
  }

  private double left(int column) {
    return chart.panels().stream()
        .filter(panel -> panel.column() == column)
        .mapToDouble(panel -> PanelLayout.leftRoom(panel, plotHeight))
        .max()
        .orElse(0);
  }

  private double above(int row) {
    return any(panel -> panel.row() == row && !panel.title().isEmpty()) ? LABEL_SIZE + 9 : 6;
  }

  private double below(int row) {
    return any(panel -> panel.row() == row && panel.x().labelled()) ? 36 : 8;
  }
}
