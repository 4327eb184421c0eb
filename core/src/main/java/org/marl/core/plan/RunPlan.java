package org.marl.core.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run: one cell of the experiment with one seed.
 *
 * @param id unique in the experiment, fit for a folder name
 * @param coordinates axis name to label, in the order of the axes: {@code game}, {@code algorithm},
 *     {@code start}, every sweep under its key, {@code seed}
 * @param seed of all random streams
 * @param game what is played
 * @param algorithm who learns
 * @param start {@code [agent][state][action]} initial policies; an agent with one row has it in
 *     every state; empty: uniform
 * @param schedule how long
 * @param metrics what is recorded
 */
public record RunPlan(
    String id,
    Map<String, String> coordinates,
    long seed,
    Game game,
    Algorithm algorithm,
    Optional<double[][][]> start,
    Schedule schedule,
    List<Metric> metrics) {

  public RunPlan {
    coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
    metrics = List.copyOf(metrics);
  }
}
