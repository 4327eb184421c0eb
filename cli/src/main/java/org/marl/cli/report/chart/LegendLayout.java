package org.marl.cli.report.chart;

import static org.marl.cli.report.chart.ChartLayout.LABEL_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.cli.report.chart.Chart.Entry;
import org.marl.cli.report.chart.Chart.Panel;
import org.marl.cli.report.chart.Chart.Tiles;
import org.marl.cli.report.chart.Scene.Anchor;
import org.marl.cli.report.chart.Scene.Group;
import org.marl.cli.report.chart.Scene.Polyline;
import org.marl.cli.report.chart.Scene.Rectangle;
import org.marl.cli.report.chart.Scene.Shape;
import org.marl.cli.report.chart.Scene.Text;

/** The legend: entries side by side in centred lines, or the colours of tiles as a bar. */
final class LegendLayout {
  private static final double LINE_HEIGHT = 18;
  private static final double SAMPLE = 26;
  private static final double GAP = 16;

  private final Chart chart;
  private final double width;
  private final List<List<Item>> lines = new ArrayList<>();
  private final Optional<Tiles> tiles;

  /** Something in a line; the title has no entry. */
  private record Item(Optional<Entry> entry, String text, double width) {}

  LegendLayout(Chart chart, double width) {
    this.chart = chart;
    this.width = width;
    tiles = chart.panels().stream().map(Panel::tiles).flatMap(Optional::stream).findFirst();
    List<Item> items = new ArrayList<>();
    if (!chart.legend().entries().isEmpty()) {
      if (!chart.legend().title().isEmpty()) {
        String title = TextWidth.fit(chart.legend().title() + ":", LABEL_SIZE, width / 2);
        items.add(new Item(Optional.empty(), title, TextWidth.of(title, LABEL_SIZE)));
      }
      for (Entry entry : chart.legend().entries()) {
        String label = TextWidth.fit(entry.label(), LABEL_SIZE, width - SAMPLE - 6);
        double itemWidth = SAMPLE + 6 + TextWidth.of(label, LABEL_SIZE);
        items.add(new Item(Optional.of(entry), label, itemWidth));
      }
    }
    flow(items);
  }

  private void flow(List<Item> items) {
    double used = 0;
    for (Item item : items) {
      if (lines.isEmpty() || used + item.width() > width) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.get(lines.size() - 1).add(item);
      used += item.width() + GAP;
    }
  }

  double height() {
    return (lines.size() + (tiles.isPresent() ? 2 : 0)) * LINE_HEIGHT;
  }

  List<Shape> at(double left, double top) {
    List<Shape> shapes = new ArrayList<>();
    double y = top;
    int number = 0;
    for (List<Item> line : lines) {
      double lineWidth = line.stream().mapToDouble(item -> item.width() + GAP).sum() - GAP;
      double x = left + (width - lineWidth) / 2;
      for (Item item : line) {
        if (item.entry().isPresent()) {
          shapes.add(entry(number++, item, item.entry().get(), x, y));
        } else {
          shapes.add(text(x, y, item.text(), Palette.MUTED));
        }
        x += item.width() + GAP;
      }
      y += LINE_HEIGHT;
    }
    if (tiles.isPresent()) {
      bar(tiles.get(), left + width / 2, y, shapes);
    }
    return shapes;
  }

  private static Group entry(int number, Item item, Entry entry, double x, double y) {
    List<Shape> shapes = new ArrayList<>();
    double middle = y + LINE_HEIGHT / 2;
    Ink ink = Palette.series(entry.style().colour());
    shapes.add(
        new Polyline(
            new double[] {x, x + SAMPLE},
            new double[] {middle, middle},
            ink,
            2,
            LineLayout.dashes(entry.style())));
    if (entry.style().marked()) {
      shapes.add(Markers.marker(entry.style().colour(), x + SAMPLE / 2, middle, 3.4, ink));
    }
    shapes.add(text(x + SAMPLE + 6, y, item.text(), Palette.TEXT));
    return new Group("entry " + number, Optional.empty(), shapes);
  }

  private static Text text(double x, double y, String text, Ink ink) {
    double baseLine = y + LINE_HEIGHT / 2 + 4;
    return new Text(x, baseLine, text, LABEL_SIZE, Anchor.START, false, ink, 0);
  }

  private void bar(Tiles scale, double middle, double y, List<Shape> shapes) {
    double barWidth = Math.min(200, width / 2);
    int steps = 50;
    double left = middle - barWidth / 2;
    for (int i = 0; i < steps; i++) {
      Ink ink = Palette.tile((i + 0.5) / steps);
      double stepWidth = barWidth / steps;
      shapes.add(new Rectangle(left + i * stepWidth, y + 6, stepWidth, 9, ink, true));
    }
    double baseLine = y + 14;
    String low = Numbers.value(scale.low());
    String high = Numbers.value(scale.high());
    shapes.add(new Text(left - 6, baseLine, low, LABEL_SIZE, Anchor.END, false, Palette.TEXT, 0));
    shapes.add(
        new Text(
            left + barWidth + 6, baseLine, high, LABEL_SIZE, Anchor.START, false, Palette.TEXT, 0));
    shapes.add(
        new Text(
            middle,
            baseLine + 15,
            chart.legend().title(),
            LABEL_SIZE,
            Anchor.MIDDLE,
            false,
            Palette.MUTED,
            0));
  }
}
