package org.marl.cli.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunStatus;

/**
 * The final values of the cells of an experiment, averaged over seeds. A cell is a combination of
 * coordinates other than the seed.
 */
final class FinalValues {
  /** More than a screen helps nobody: the report has all. */
  private static final int CELLS = 40;

  private static final String SEED = "seed";

  private final RunResults results;
  private final List<String> recorded;
  private final List<String> axes;

  private FinalValues(RunResults results, List<String> recorded) {
    this.results = results;
    this.recorded = recorded;
    this.axes = varyingAxes(results);
  }

  /**
   * The table, aligned, within the width; empty if no run is done.
   *
   * @param recorded names of the metrics that the script asks for: their columns come first
   */
  static List<String> lines(RunResults results, List<String> recorded, int width) {
    return new FinalValues(results, recorded).lines(width);
  }

  private List<String> lines(int width) {
    Map<List<String>, List<Integer>> cells = cells();
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, Double>> values = new ArrayList<>();
    List<List<String>> labels = new ArrayList<>();
    for (Map.Entry<List<String>, List<Integer>> cell : cells.entrySet()) {
      if (labels.size() == CELLS) {
        break;
      }
      Map<String, Double> means = means(cell.getValue());
      columns.addAll(means.keySet());
      labels.add(cell.getKey());
      values.add(means);
    }
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> lines = ValueGrid.lines(axes, labels, wantedFirst(columns), values, width);
    if (cells.size() > CELLS) {
      lines.add("(the first " + CELLS + " of " + cells.size() + " cells)");
    }
    return lines;
  }

  private List<String> wantedFirst(Set<String> columns) {
    return columns.stream().sorted(Comparator.comparing(column -> !isRecorded(column))).toList();
  }

  /** A metric has one column, or one per agent and action: {@code pi(alice, u0)}. */
  private boolean isRecorded(String column) {
    return recorded.stream()
        .anyMatch(metric -> column.equals(metric) || column.startsWith(metric + "("));
  }

  /** Indices of runs by cell, in the order of the plan. */
  private Map<List<String>, List<Integer>> cells() {
    Map<List<String>, List<Integer>> cells = new LinkedHashMap<>();
    for (int run = 0; run < results.count(); run++) {
      Map<String, String> coordinates = results.coordinates(run);
      List<String> label = axes.stream().map(axis -> coordinates.getOrDefault(axis, "")).toList();
      cells.computeIfAbsent(label, ignored -> new ArrayList<>()).add(run);
    }
    return cells;
  }

  private Map<String, Double> means(List<Integer> runs) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int index : runs) {
      RunRecord run = results.run(index);
      int last = run.steps().length - 1;
      if (run.status() == RunStatus.DONE && last >= 0) {
        for (int column = 0; column < run.columns().size(); column++) {
          sums.merge(run.columns().get(column), run.values()[column][last], Double::sum);
          counts.merge(run.columns().get(column), 1, Integer::sum);
        }
      }
    }
    sums.replaceAll((column, sum) -> sum / counts.get(column));
    return sums;
  }

  private static List<String> varyingAxes(RunResults results) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (int run = 0; run < results.count(); run++) {
      results
          .coordinates(run)
          .forEach(
              (axis, label) ->
                  labels.computeIfAbsent(axis, ignored -> new LinkedHashSet<>()).add(label));
    }
    labels.remove(SEED);
    return labels.entrySet().stream()
        .filter(axis -> axis.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
