package org.marl.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned in columns that are two spaces apart. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /**
   * The lines, each behind the indent. The last column is wrapped to the width, at least 30
   * characters wide.
   */
  public List<String> lines(int indent, int width) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int column = 0; column < row.size() - 1; column++) {
        line.append(padded(row.get(column), widths[column])).append(GAP);
      }
      if (row.size() < widths.length) {
        // A row that ends early has nothing to wrap into the last column.
        lines.add((line + last(row)).stripTrailing());
        continue;
      }
      int left = length(line.toString());
      String rest = " ".repeat(left);
      for (String part : Wrapping.wrap(last(row), Math.max(30, width - left))) {
        lines.add((line + part).stripTrailing());
        line = new StringBuilder(rest);
      }
    }
    return lines;
  }

  private static String last(List<String> row) {
    return row.isEmpty() ? "" : row.get(row.size() - 1);
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], length(row.get(column)));
      }
    }
    return widths;
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
