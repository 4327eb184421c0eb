package org.marl.core.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.plan.Claim;
import org.marl.core.run.RunResults;

/**
 * Finds the runs that a term of a claim means in a cell. Runs may lack an axis, when a sweep
 * belongs to another algorithm or game; such a run is meant whatever the cell's coordinate on that
 * axis.
 */
final class RunIndex {
  private static final String SEED = "seed";

  /** By the coordinates that the terms fix: the runs meant, by their open coordinates. */
  private final Map<Map<String, String>, Map<Map<String, String>, List<Integer>>> runs =
      new LinkedHashMap<>();

  private RunIndex() {}

  static RunIndex of(Claim claim, RunResults results) {
    RunIndex index = new RunIndex();
    for (Map<String, String> fixed : Terms.fixed(claim)) {
      Map<Map<String, String>, List<Integer>> byCell = new LinkedHashMap<>();
      for (int run = 0; run < results.count(); run++) {
        Map<String, String> coordinates = results.coordinates(run);
        if (coordinates.entrySet().containsAll(fixed.entrySet())) {
          byCell.computeIfAbsent(open(coordinates, fixed), k -> new ArrayList<>()).add(run);
        }
      }
      index.runs.put(fixed, byCell);
    }
    return index;
  }

  private static Map<String, String> open(
      Map<String, String> coordinates, Map<String, String> fixed) {
    Map<String, String> open = new LinkedHashMap<>(coordinates);
    open.keySet().removeAll(fixed.keySet());
    open.remove(SEED);
    return open;
  }

  /** All combinations of the open coordinates of the terms: their natural join. */
  List<Map<String, String>> cells() {
    Set<Map<String, String>> cells = new LinkedHashSet<>();
    cells.add(Map.of());
    for (Map<Map<String, String>, List<Integer>> byCell : runs.values()) {
      cells = Join.natural(cells, byCell.keySet());
    }
    return List.copyOf(cells);
  }

  /** The runs, one per seed, that a term with these fixed coordinates means in the cell. */
  List<Integer> runs(Map<String, String> fixed, Map<String, String> cell) {
    Map<Map<String, String>, List<Integer>> byCell = runs.get(fixed);
    List<Integer> found = new ArrayList<>();
    for (Set<String> axes : Join.axes(byCell.keySet())) {
      found.addAll(byCell.getOrDefault(Join.project(cell, axes), List.of()));
    }
    return found;
  }
}
