package org.marl.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Column;

/** What the names of columns say. */
final class ColumnNames {
  private static final Pattern ENTRY = Pattern.compile("(\\w+)\\([^()+*/<>=-]*\\)");

  private ColumnNames() {}

  /** The columns that a figure reads, in the order of the figure and then of the run. */
  static List<String> matching(List<Column> what, List<String> columns) {
    List<String> names = new ArrayList<>();
    for (Column wanted : what) {
      if (columns.contains(wanted.name())) {
        names.add(wanted.name());
      } else {
        columns.stream().filter(name -> isEntry(name, wanted.name())).forEach(names::add);
      }
    }
    return names.stream().distinct().toList();
  }

  private static boolean isEntry(String column, String metric) {
    return column.startsWith(metric + "(") && column.endsWith(")");
  }

  /** {@code by_epoch(x)(alice, 3)} without its last place, and with none left without brackets. */
  static String withoutLastPlace(String column) {
    int places = column.lastIndexOf('(');
    int last = column.lastIndexOf(", ");
    if (!column.endsWith(")") || places < 0) {
      return column;
    }
    return last > places ? column.substring(0, last) + ")" : column.substring(0, places);
  }

  /**
   * The columns that share a vertical axis: entries of one quantity, such as {@code pi(alice, u0)}
   * and {@code pi(bob, v0)}, and of one metric. Other columns stand alone.
   */
  static String family(String column, List<Column> what) {
    Matcher entry = ENTRY.matcher(column);
    if (entry.matches() && Quantity.named(entry.group(1)).isPresent()) {
      return entry.group(1);
    }
    return what.stream()
        .map(Column::name)
        .filter(name -> isEntry(column, name))
        .findFirst()
        .orElse(column);
  }
}
