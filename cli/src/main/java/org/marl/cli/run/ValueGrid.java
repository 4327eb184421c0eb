package org.marl.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.marl.cli.terminal.TextTable;

/** Lays out values: one cell down the page, several as the rows of a table. */
final class ValueGrid {
  private static final String NONE = "-";

  private ValueGrid() {}

  /**
   * The lines.
   *
   * @param axes headings of the labels
   * @param labels of the cells, one text per axis
   * @param columns names of the values
   * @param values of the cells, by column
   * @param width that the lines should keep; at least one column is shown
   */
  static List<String> lines(
      List<String> axes,
      List<List<String>> labels,
      List<String> columns,
      List<Map<String, Double>> values,
      int width) {
    if (labels.size() == 1) {
      TextTable table = new TextTable();
      columns.forEach(column -> table.row(List.of(column, text(values.get(0).get(column)))));
      return new ArrayList<>(table.lines(0, width));
    }
    for (int shown = columns.size(); ; shown--) {
      List<String> lines = table(axes, labels, columns.subList(0, shown), values);
      boolean fits = lines.stream().allMatch(line -> line.length() <= width);
      if (fits || shown == 1) {
        if (shown < columns.size()) {
          lines.add("(the first " + shown + " of " + columns.size() + " columns)");
        }
        return lines;
      }
    }
  }

  private static List<String> table(
      List<String> axes,
      List<List<String>> labels,
      List<String> columns,
      List<Map<String, Double>> values) {
    TextTable table = new TextTable();
    table.row(Stream.concat(axes.stream(), columns.stream()).toList());
    for (int cell = 0; cell < labels.size(); cell++) {
      Map<String, Double> row = values.get(cell);
      table.row(
          Stream.concat(
                  labels.get(cell).stream(), columns.stream().map(column -> text(row.get(column))))
              .toList());
    }
    return new ArrayList<>(table.lines(0, Integer.MAX_VALUE));
  }

  private static String text(Double value) {
    return value == null ? NONE : NumberText.of(value);
  }
}
