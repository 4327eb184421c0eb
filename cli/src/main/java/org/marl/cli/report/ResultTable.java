package org.marl.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.marl.core.plan.Column;
import org.marl.core.plan.report.TableConfig;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;
import org.marl.core.statistics.Interval;
import org.marl.core.statistics.Statistics;

/** Final values, seeds averaged: cells down, columns across, or as the script places the axes. */
final class ResultTable {
  private static final int ROWS = 1000;
  private static final int COLUMNS = 30;

  private final TableConfig config;
  private final List<String> rowAxes;
  private final List<String> columnAxes;
  private final Capped<List<String>> rows = new Capped<>(ROWS);
  private final Capped<String> columns = new Capped<>(COLUMNS);
  private final Map<Integer, Map<Integer, List<Double>>> values = new TreeMap<>();

  /**
   * The final values of a cell.
   *
   * @param mean over the seeds
   * @param half of the 95 % Student t interval; empty for one seed
   * @param seeds how many
   */
  record Entry(double mean, Optional<Double> half, int seeds) {}

  ResultTable(TableConfig config, Axes axes) {
    this.config = config;
    List<String> varying = axes.varying();
    columnAxes =
        varying.stream().filter(axis -> config.columns().stream().anyMatch(axis::equals)).toList();
    List<String> rest = new ArrayList<>(varying);
    rest.removeAll(columnAxes);
    config.rows().filter(rest::remove).ifPresent(axis -> rest.add(0, axis));
    rowAxes = List.copyOf(rest);
  }

  void accept(RunRecord run) {
    int last = run.steps().length - 1;
    if (run.status() != RunStatus.DONE || last < 0) {
      return;
    }
    OptionalInt row =
        rows.number(
            rowAxes.stream().map(axis -> run.coordinates().getOrDefault(axis, "–")).toList());
    List<String> names =
        config.what().isEmpty()
            ? run.columns()
            : ColumnNames.matching(config.what(), run.columns());
    for (String name : names) {
      OptionalInt column = columns.number(columnHeading(name, names.size(), run));
      if (row.isPresent() && column.isPresent()) {
        values
            .computeIfAbsent(row.getAsInt(), ignored -> new LinkedHashMap<>())
            .computeIfAbsent(column.getAsInt(), ignored -> new ArrayList<>())
            .add(run.column(name).orElseThrow()[last]);
      }
    }
  }

  private String columnHeading(String name, int names, RunRecord run) {
    String place = Axes.heading(columnAxes, run.coordinates());
    return place.isEmpty() ? name : names == 1 ? place : name + ", " + place;
  }

  String heading() {
    return config
        .title()
        .orElseGet(
            () ->
                config.what().isEmpty()
                    ? "Final values"
                    : "Final "
                        + String.join(", ", config.what().stream().map(Column::name).toList()));
  }

  List<String> rowAxes() {
    return rowAxes;
  }

  List<List<String>> rows() {
    return rows.kept();
  }

  List<String> columns() {
    return columns.kept();
  }

  /** The entry; empty if no finished run has it. */
  Optional<Entry> entry(int row, int column) {
    return Optional.ofNullable(values.get(row))
        .flatMap(line -> Optional.ofNullable(line.get(column)))
        .map(
            list -> {
              double[] sample = list.stream().mapToDouble(Double::doubleValue).toArray();
              Optional<Double> half =
                  sample.length < 2
                      ? Optional.empty()
                      : Optional.of(Interval.student(SeedAverage.LEVEL, sample).half());
              return new Entry(Statistics.mean(sample), half, sample.length);
            });
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rows.seen() > ROWS) {
      notes.add(left(ROWS, rows.seen(), "cells"));
    }
    if (columns.seen() > COLUMNS) {
      notes.add(left(COLUMNS, columns.seen(), "columns"));
    }
    return notes;
  }

  private static String left(int limit, int seen, String what) {
    return "Only the first "
        + limit
        + " of "
        + seen
        + " "
        + what
        + " are shown; summary.json has all.";
  }
}
