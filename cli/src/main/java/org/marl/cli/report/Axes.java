package org.marl.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.marl.core.run.RunResults;

/**
 * The axes of an experiment other than the seed, with the labels that occur.
 *
 * @param labels per axis, both in their order in the results
 */
record Axes(Map<String, Set<String>> labels) {
  static final String GAME = "game";
  static final String START = "start";
  static final String SEED = "seed";
  private static final Set<String> SELF_EXPLAINING = Set.of(GAME, "algorithm");

  static Axes of(RunResults results) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (int run = 0; run < results.count(); run++) {
      results
          .coordinates(run)
          .forEach(
              (axis, label) -> {
                if (!axis.equals(SEED)) {
                  labels.computeIfAbsent(axis, ignored -> new LinkedHashSet<>()).add(label);
                }
              });
    }
    return new Axes(labels);
  }

  List<String> names() {
    return List.copyOf(labels.keySet());
  }

  /** The axes that tell runs apart. */
  List<String> varying() {
    List<String> names = new ArrayList<>();
    labels.forEach(
        (axis, values) -> {
          if (values.size() > 1) {
            names.add(axis);
          }
        });
    return names;
  }

  /** Where a run lies on some axes, for a heading: {@code start = [0.4, 0.8]}. */
  static String heading(List<String> axes, Map<String, String> coordinates) {
    return axes.stream()
        .map(
            axis ->
                SELF_EXPLAINING.contains(axis)
                    ? coordinates.getOrDefault(axis, "")
                    : axis + " = " + coordinates.getOrDefault(axis, "–"))
        .collect(Collectors.joining(", "));
  }

  /** The labels alone, for places whose heading names the axes. */
  static String values(List<String> axes, Map<String, String> coordinates) {
    return axes.stream()
        .map(axis -> coordinates.getOrDefault(axis, "–"))
        .collect(Collectors.joining(", "));
  }
}
