package org.marl.cli.report.chart;

import static org.marl.cli.report.chart.ChartLayout.LABEL_SIZE;
import static org.marl.cli.report.chart.ChartLayout.TICK_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Chart.Tiles;
import org.marl.cli.report.chart.Scale.Tick;
import org.marl.cli.report.chart.Scene.Anchor;
import org.marl.cli.report.chart.Scene.Frame;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Polyline;
import org.marl.cli.report.chart.Scene.Rectangle;
import org.marl.cli.report.chart.Scene.Shape;
import org.marl.cli.report.chart.Scene.Text;

/** One panel: grid, content, frame, ticks, labels. */
final class PanelLayout {
  private final Panel panel;
  private final int index;
  private final Frame frame;

  private PanelLayout(Panel panel, int index, Frame frame) {
    this.panel = panel;
    this.index = index;
    this.frame = frame;
  }

  static Group of(Panel panel, int index, Frame frame) {
    return new PanelLayout(panel, index, frame).group();
  }

  /** The room that numbers and label need at the left of the frame. */
  static double leftRoom(Panel panel, double plotHeight) {
    if (!panel.y().labelled()) {
      return 0;
    }
    double names =
        panel
            .tiles()
            .map(tiles -> tiles.rows().stream().mapToDouble(PanelLayout::nameWidth).max().orElse(0))
            .orElse(0.0);
    if (panel.tiles().isPresent()) {
      return names;
    }
    double numbers =
        panel.y().ticks(verticalTicks(plotHeight)).stream()
            .mapToDouble(tick -> TextWidth.of(tick.text(), TICK_SIZE))
            .max()
            .orElse(0);
    return Math.max(names, numbers + 7) + LABEL_SIZE + 7;
  }

  private static double nameWidth(String name) {
    return TextWidth.of(TextWidth.fit(name, TICK_SIZE, 120), TICK_SIZE) + 8;
  }

  private static int verticalTicks(double plotHeight) {
    return (int) Math.max(2, plotHeight / 34);
  }

  private Group group() {
    List<Shape> shapes = new ArrayList<>();
    List<Tick> across = horizontalTicks();
    List<Tick> up =
        panel.tiles().isPresent() ? List.of() : panel.y().ticks(verticalTicks(height()));
    shapes.add(new Group("grid " + index, Optional.empty(), grid(across, up)));
    shapes.add(new Group("content " + index, Optional.of(frame), content()));
    shapes.add(new Rectangle(frame.x(), frame.y(), frame.width(), height(), Palette.FRAME, false));
    List<Shape> numbers = new ArrayList<>();
    if (panel.x().labelled()) {
      across.forEach(tick -> numbers.add(below(x(tick.value()), 13, tick.text(), TICK_SIZE)));
    }
    if (panel.y().labelled()) {
      up.forEach(tick -> numbers.add(beside(y(tick.value()), tick.text())));
      panel.tiles().ifPresent(tiles -> names(tiles, numbers));
    }
    shapes.add(new Group("ticks " + index, Optional.empty(), numbers));
    labels(shapes);
    return new Group("panel " + index, Optional.empty(), shapes);
  }

  /** As many as have room side by side. */
  private List<Tick> horizontalTicks() {
    int wanted = (int) Math.max(2, frame.width() / 40);
    List<Tick> ticks = panel.x().ticks(wanted);
    while (wanted > 2 && crowded(ticks)) {
      wanted--;
      ticks = panel.x().ticks(wanted);
    }
    return ticks;
  }

  private boolean crowded(List<Tick> ticks) {
    double room =
        ticks.stream().mapToDouble(tick -> TextWidth.of(tick.text(), TICK_SIZE) + 8).sum();
    return room > frame.width();
  }

  private List<Shape> grid(List<Tick> across, List<Tick> up) {
    List<Shape> lines = new ArrayList<>();
    for (Tick tick : across) {
      double x = x(tick.value());
      lines.add(gridLine(new double[] {x, x}, new double[] {frame.y(), frame.y() + height()}));
    }
    for (Tick tick : up) {
      double y = y(tick.value());
      lines.add(gridLine(new double[] {frame.x(), frame.x() + frame.width()}, new double[] {y, y}));
    }
    return lines;
  }

  private static Shape gridLine(double[] x, double[] y) {
    return new Polyline(x, y, Palette.GRID, 0.8, List.of());
  }

  private List<Shape> content() {
    List<Shape> shapes = new ArrayList<>();
    panel.tiles().ifPresent(tiles -> tiles(tiles, shapes));
    LineLayout lines = new LineLayout(panel, index, frame);
    shapes.addAll(lines.bands());
    shapes.addAll(lines.lines());
    return shapes;
  }

  private void tiles(Tiles tiles, List<Shape> shapes) {
    for (int row = 0; row < tiles.rows().size(); row++) {
      int start = 0;
      for (int end = 1; end < tiles.edges().length; end++) {
        // Neighbours of one colour become one rectangle.
        Optional<Ink> ink = ink(tiles, row, start);
        if (end == tiles.edges().length - 1 || !ink.equals(ink(tiles, row, end))) {
          if (ink.isPresent()) {
            shapes.add(tile(tiles, row, start, end, ink.get()));
          }
          start = end;
        }
      }
    }
  }

  private static Optional<Ink> ink(Tiles tiles, int row, int column) {
    double value = tiles.values()[row][column];
    double width = tiles.high() - tiles.low();
    double share = width > 0 ? (value - tiles.low()) / width : 0.5;
    return Double.isFinite(value) ? Optional.of(Palette.tile(share)) : Optional.empty();
  }

  private Rectangle tile(Tiles tiles, int row, int start, int end, Ink ink) {
    double rowHeight = height() / tiles.rows().size();
    double left = x(tiles.edges()[start]);
    double width = x(tiles.edges()[end]) - left;
    return new Rectangle(left, frame.y() + row * rowHeight, width, rowHeight, ink, true);
  }

  private void names(Tiles tiles, List<Shape> shapes) {
    double rowHeight = height() / tiles.rows().size();
    // Where rows are lower than letters, only as many names as have room.
    int stride = (int) Math.ceil((TICK_SIZE + 2) / rowHeight);
    for (int row = 0; row < tiles.rows().size(); row += stride) {
      String name = TextWidth.fit(tiles.rows().get(row), TICK_SIZE, 120);
      shapes.add(beside(frame.y() + (row + 0.5) * rowHeight, name));
    }
  }

  private void labels(List<Shape> shapes) {
    double middle = frame.x() + frame.width() / 2;
    if (panel.x().labelled()) {
      String text = TextWidth.fit(panel.x().label(), LABEL_SIZE, frame.width() + 12);
      shapes.add(below(middle, 28, text, LABEL_SIZE));
    }
    if (panel.y().labelled() && panel.tiles().isEmpty()) {
      double place = frame.x() - leftRoom(panel, height()) + LABEL_SIZE - 2;
      shapes.add(turned(place, panel.y().label(), -90));
    }
    if (!panel.title().isEmpty()) {
      String text = TextWidth.fit(panel.title(), LABEL_SIZE, frame.width() + 12);
      shapes.add(below(middle, -height() - 6, text, LABEL_SIZE));
    }
    if (!panel.side().isEmpty()) {
      shapes.add(turned(frame.x() + frame.width() + 8, panel.side(), 90));
    }
  }

  private Text below(double x, double distance, String text, double size) {
    double y = frame.y() + height() + distance;
    return new Text(x, y, text, size, Anchor.MIDDLE, false, Palette.TEXT, 0);
  }

  private Text beside(double y, String text) {
    return new Text(frame.x() - 5, y + 3.5, text, TICK_SIZE, Anchor.END, false, Palette.TEXT, 0);
  }

  private Text turned(double x, String text, int turn) {
    String fitting = TextWidth.fit(text, LABEL_SIZE, height() + 12);
    double y = frame.y() + height() / 2;
    return new Text(x, y, fitting, LABEL_SIZE, Anchor.MIDDLE, false, Palette.TEXT, turn);
  }

  private double height() {
    return frame.height();
  }

  private double x(double value) {
    return frame.x() + panel.x().position(value) * frame.width();
  }

  private double y(double value) {
    return frame.y() + (1 - panel.y().position(value)) * height();
  }
}
