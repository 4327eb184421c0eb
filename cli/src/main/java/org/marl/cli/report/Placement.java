package org.marl.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which axes of an experiment are the rows of panels, the columns of panels, the lines of a panel.
 * Axes on which all runs agree are in none of them.
 */
record Placement(List<String> rows, List<String> columns, List<String> lines) {

  /**
   * Places every axis: as the figure asks; and what it leaves open as follows. Lines, if not asked
   * for, are all axes left over; but if no panels are asked for either, then games, or else starts,
   * get panels of their own. Axes left over beside lines that are asked for spread over panels.
   */
  static Placement of(
      Axes axes, Optional<String> rows, Optional<String> columns, Optional<String> lines) {
    List<String> rest = new ArrayList<>(axes.varying());
    List<String> rowAxes = take(rest, rows);
    List<String> columnAxes = take(rest, columns);
    List<String> lineAxes = take(rest, lines);
    if (lines.isEmpty()) {
      if (rows.isEmpty() && columns.isEmpty()) {
        if (rest.contains(Axes.GAME)) {
          columnAxes = take(rest, Optional.of(Axes.GAME));
        } else if (rest.size() > 1) {
          columnAxes = take(rest, Optional.of(Axes.START));
        }
      }
      lineAxes = rest;
    } else if (columns.isPresent() && rows.isEmpty()) {
      rowAxes = rest;
    } else {
      columnAxes.addAll(rest);
    }
    return new Placement(List.copyOf(rowAxes), List.copyOf(columnAxes), List.copyOf(lineAxes));
  }

  private static List<String> take(List<String> from, Optional<String> axis) {
    List<String> taken = new ArrayList<>();
    axis.filter(from::remove).ifPresent(taken::add);
    return taken;
  }
}
