package org.marl.core.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Relational algebra on coordinates, each a map from axis to label. */
final class Join {
  private Join() {}

  /** Every union of a left and a right entry that agree on the axes that both have. */
  static Set<Map<String, String>> natural(
      Set<Map<String, String>> left, Set<Map<String, String>> right) {
    Set<Map<String, String>> joined = new LinkedHashSet<>();
    for (Set<String> leftAxes : axes(left)) {
      for (Set<String> rightAxes : axes(right)) {
        Set<String> shared = new LinkedHashSet<>(leftAxes);
        shared.retainAll(rightAxes);
        Map<Map<String, String>, List<Map<String, String>>> partners = new HashMap<>();
        for (Map<String, String> entry : right) {
          if (entry.keySet().equals(rightAxes)) {
            partners.computeIfAbsent(project(entry, shared), k -> new ArrayList<>()).add(entry);
          }
        }
        for (Map<String, String> entry : left) {
          if (entry.keySet().equals(leftAxes)) {
            partners
                .getOrDefault(project(entry, shared), List.of())
                .forEach(partner -> joined.add(union(entry, partner)));
          }
        }
      }
    }
    return joined;
  }

  /** The distinct sets of axes of the entries. */
  static Set<Set<String>> axes(Set<Map<String, String>> entries) {
    Set<Set<String>> axes = new LinkedHashSet<>();
    entries.forEach(entry -> axes.add(entry.keySet()));
    return axes;
  }

  /** The entry on these axes alone; smaller than the axes if it lacks some of them. */
  static Map<String, String> project(Map<String, String> entry, Set<String> axes) {
    Map<String, String> projection = new LinkedHashMap<>(entry);
    projection.keySet().retainAll(axes);
    return projection;
  }

  private static Map<String, String> union(Map<String, String> left, Map<String, String> right) {
    Map<String, String> union = new LinkedHashMap<>(left);
    union.putAll(right);
    return union;
  }
}
