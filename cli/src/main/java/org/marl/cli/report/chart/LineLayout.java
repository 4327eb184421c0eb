package org.marl.cli.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.marl.cli.report.chart.Chart.Band;
import org.marl.cli.report.chart.Chart.Line;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Chart.Style;
import org.marl.cli.report.chart.Scene.Area;
import org.marl.cli.report.chart.Scene.Frame;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Polyline;
import org.marl.cli.report.chart.Scene.Shape;

/** The lines of a panel with their bands and markers. */
final class LineLayout {
  private static final List<List<Double>> DASHES =
      List.of(
          List.of(),
          List.of(6.0, 3.0),
          List.of(1.5, 2.5),
          List.of(8.0, 2.5, 1.5, 2.5),
          List.of(3.0, 2.0));
  private static final double MARKS_PER_PIXEL = 1 / 75.0;

  private final Panel panel;
  private final int index;
  private final Frame frame;

  LineLayout(Panel panel, int index, Frame frame) {
    this.panel = panel;
    this.index = index;
    this.frame = frame;
  }

  List<Shape> bands() {
    List<Shape> groups = new ArrayList<>();
    for (int i = 0; i < panel.lines().size(); i++) {
      Line line = panel.lines().get(i);
      if (line.band().isPresent()) {
        groups.add(group("band", i, band(line, line.band().get())));
      }
    }
    return groups;
  }

  List<Shape> lines() {
    List<Shape> groups = new ArrayList<>();
    double width = frame.width() > 250 ? 1.8 : 1.5;
    for (int i = 0; i < panel.lines().size(); i++) {
      Line line = panel.lines().get(i);
      double[] x = map(line.x(), this::x);
      double[] y = map(line.y(), this::y);
      Ink ink = Palette.series(line.style().colour());
      Polyline path = new Polyline(x, y, ink, width, dashes(line.style()));
      groups.add(group("line", i, List.of(path)));
      if (line.style().marked()) {
        groups.add(group("marks", i, marks(line, i, x, y)));
      }
    }
    return groups;
  }

  static List<Double> dashes(Style style) {
    return DASHES.get(style.dash() % DASHES.size());
  }

  private Group group(String what, int line, List<Shape> shapes) {
    return new Group(what + " " + index + " " + line, Optional.empty(), shapes);
  }

  /** One polygon per stretch in which both ends of the interval are known. */
  private List<Shape> band(Line line, Band band) {
    List<Shape> areas = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= line.x().length; end++) {
      boolean known =
          end < line.x().length
              && Double.isFinite(y(band.low()[end]))
              && Double.isFinite(y(band.high()[end]));
      if (!known) {
        if (end - start > 1) {
          areas.add(area(line, band, start, end));
        }
        start = end + 1;
      }
    }
    return areas;
  }

  private Area area(Line line, Band band, int start, int end) {
    int length = end - start;
    double[] x = new double[2 * length];
    double[] y = new double[2 * length];
    for (int i = 0; i < length; i++) {
      x[i] = x(line.x()[start + i]);
      y[i] = y(band.high()[start + i]);
      x[2 * length - 1 - i] = x[i];
      y[2 * length - 1 - i] = y(band.low()[start + i]);
    }
    return new Area(x, y, Palette.series(line.style().colour()), 0.18);
  }

  /** A few, at different places on each line, so that lines on top of each other both show. */
  private List<Shape> marks(Line line, int number, double[] x, double[] y) {
    List<Shape> marks = new ArrayList<>();
    int count = (int) Math.max(2, Math.round(frame.width() * MARKS_PER_PIXEL));
    double spacing = frame.width() / count;
    double shift = (number % 4 + 0.5) / 4;
    int previous = -1;
    for (int i = 0; i < count; i++) {
      int nearest = nearest(x, frame.x() + (i + shift) * spacing);
      if (nearest != previous && Double.isFinite(x[nearest]) && Double.isFinite(y[nearest])) {
        Ink ink = Palette.series(line.style().colour());
        marks.add(Markers.marker(line.style().colour(), x[nearest], y[nearest], 3, ink));
      }
      previous = nearest;
    }
    return marks;
  }

  private static int nearest(double[] x, double target) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      if (Math.abs(x[i] - target) < Math.abs(x[best] - target)) {
        best = i;
      }
    }
    return best;
  }

  private static double[] map(double[] values, DoubleUnaryOperator place) {
    return Arrays.stream(values).map(place).toArray();
  }

  private double x(double value) {
    return frame.x() + panel.x().position(value) * frame.width();
  }

  private double y(double value) {
    return frame.y() + (1 - panel.y().position(value)) * frame.height();
  }
}
