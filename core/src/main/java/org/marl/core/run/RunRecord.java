package org.marl.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of one run.
 *
 * @param id as in the plan
 * @param coordinates as in the plan, in the order of the axes
 * @param seed of its random streams
 * @param status how it ended
 * @param message why it failed
 * @param columns names, in their order in {@code metrics.jsonl}
 * @param steps of the record points
 * @param values {@code [column][record point]}
 */
public record RunRecord(
    String id,
    Map<String, String> coordinates,
    long seed,
    RunStatus status,
    Optional<String> message,
    List<String> columns,
    long[] steps,
    double[][] values) {

  /** The values of the column along the run; empty if the run has no such column. */
  public Optional<double[]> column(String name) {
    int index = columns.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values[index]);
  }
}
