package org.marl.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.marl.cli.report.chart.Chart.Entry;
import org.marl.cli.report.chart.Chart.Legend;
import org.marl.cli.report.chart.Chart.Style;

/**
 * Colours tell cells apart, dashes tell columns apart; where there is one cell, or one column, the
 * other uses colours and then dashes.
 */
final class LineStyles {
  private static final int COLOURS = 7;
  private static final int BLACK = 6;
  private static final int LINES = 14;
  private static final int COLUMNS = 14;

  private final Capped<String> cells = new Capped<>(LINES);
  private final Capped<String> columns = new Capped<>(COLUMNS);

  /** The line of the cell and column; empty if there are too many to tell apart. */
  Optional<LineKey> key(String cell, String column) {
    OptionalInt colour = cells.number(cell);
    OptionalInt dash = columns.number(column);
    return colour.isPresent() && dash.isPresent()
        ? Optional.of(new LineKey(colour.getAsInt(), dash.getAsInt()))
        : Optional.empty();
  }

  Style style(LineKey key) {
    if (cells.kept().size() <= 1) {
      return alone(key.dash());
    }
    return columns.kept().size() <= 1
        ? alone(key.colour())
        : new Style(key.colour() % COLOURS, key.dash(), true);
  }

  private static Style alone(int index) {
    return new Style(index % COLOURS, index / COLOURS, true);
  }

  /** The keys of the legend's entries that the line belongs to. */
  List<String> keys(LineKey key) {
    List<String> keys = new ArrayList<>();
    if (cells.kept().size() > 1) {
      keys.add("c" + key.colour());
    }
    if (columns.kept().size() > 1) {
      keys.add("d" + key.dash());
    }
    return keys;
  }

  /** What the line is, in words; the column alone where there is one cell. */
  String label(LineKey key) {
    String cell = cells.kept().get(key.colour());
    String column = columns.kept().get(key.dash());
    if (cells.kept().size() <= 1) {
      return column;
    }
    return columns.kept().size() <= 1 ? cell : cell + ", " + column;
  }

  Legend legend(List<String> axes) {
    List<Entry> entries = new ArrayList<>();
    boolean severalCells = cells.kept().size() > 1;
    boolean severalColumns = columns.kept().size() > 1;
    if (severalCells) {
      for (int i = 0; i < cells.kept().size(); i++) {
        entries.add(
            new Entry(
                "c" + i,
                cells.kept().get(i),
                severalColumns ? new Style(i % COLOURS, 0, true) : alone(i)));
      }
    }
    if (severalColumns) {
      for (int i = 0; i < columns.kept().size(); i++) {
        Style style = severalCells ? new Style(BLACK, i, false) : alone(i);
        entries.add(new Entry("d" + i, columns.kept().get(i), style));
      }
    }
    return new Legend(severalCells ? String.join(", ", axes) : "", entries);
  }

  void note(List<String> notes) {
    cells.note("lines", notes);
    columns.note("recorded columns", notes);
  }
}
