package org.marl.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.marl.core.plan.Column;
import org.marl.core.run.RunRecord;

/** The entries of metrics at the end of a run, as lines against the number of the entry. */
final class Profile {
  private Profile() {}

  static List<LineFigure.Curve> curves(List<Column> what, RunRecord run) {
    if (run.steps().length == 0) {
      return List.of();
    }
    Map<String, List<String>> entries = new LinkedHashMap<>();
    for (String column : ColumnNames.matching(what, run.columns())) {
      entries
          .computeIfAbsent(ColumnNames.withoutLastPlace(column), n -> new ArrayList<>())
          .add(column);
    }
    return entries.entrySet().stream()
        .map(entry -> curve(entry.getKey(), entry.getValue(), what, run))
        .toList();
  }

  private static LineFigure.Curve curve(
      String name, List<String> columns, List<Column> what, RunRecord run) {
    int last = run.steps().length - 1;
    double[] values =
        columns.stream().mapToDouble(column -> run.column(column).orElseThrow()[last]).toArray();
    return new LineFigure.Curve(
        name,
        ColumnNames.family(columns.get(0), what),
        LongStream.rangeClosed(1, values.length).toArray(),
        Optional.empty(),
        values);
  }
}
