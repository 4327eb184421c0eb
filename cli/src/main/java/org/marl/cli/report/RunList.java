package org.marl.cli.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;

/**
 * The runs as the report lists them: all that did not finish first, then the others, to a limit.
 */
final class RunList {
  private static final int LIMIT = 2000;

  /** One line of the list. */
  record Item(
      String id, Map<String, String> coordinates, RunStatus status, Optional<String> message) {}

  private final List<Item> troubled = new ArrayList<>();
  private final List<Item> done = new ArrayList<>();
  private final Map<RunStatus, Integer> counts = new EnumMap<>(RunStatus.class);

  void accept(RunRecord run) {
    counts.merge(run.status(), 1, Integer::sum);
    List<Item> list = run.status() == RunStatus.DONE ? done : troubled;
    if (list.size() < LIMIT) {
      list.add(new Item(run.id(), run.coordinates(), run.status(), run.message()));
    }
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>(troubled);
    items.addAll(done.subList(0, Math.min(done.size(), LIMIT - Math.min(LIMIT, items.size()))));
    return items;
  }

  Map<RunStatus, Integer> counts() {
    return counts;
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Optional<String> note() {
    int left = total() - items().size();
    return left == 0
        ? Optional.empty()
        : Optional.of(left + " more runs are not listed; summary.json has all.");
  }
}
