package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.marl.dsl.ast.Value;

/**
 * Walks through all combinations of the sweeps that an elaboration meets, like an odometer whose
 * wheels appear as they are needed: a sweep inside an alternative exists only while that
 * alternative is chosen.
 */
final class Choices implements Chooser {
  private final List<Value.Sweep> met = new ArrayList<>();
  private final IdentityHashMap<Value.Sweep, Integer> chosen = new IdentityHashMap<>();
  private final List<Choice> log = new ArrayList<>();
  private int logging;

  /** The first combination. */
  Choices() {}

  /** The combination that begins with these choices. */
  Choices(List<Value.Sweep> sweeps, List<Integer> indices) {
    for (int i = 0; i < indices.size(); i++) {
      met.add(sweeps.get(i));
      chosen.put(sweeps.get(i), indices.get(i));
    }
  }

  @Override
  public int choose(Value.Sweep sweep) {
    int index =
        chosen.computeIfAbsent(
            sweep,
            fresh -> {
              met.add(fresh);
              return 0;
            });
    if (logging > 0) {
      log.add(new Choice(sweep, index));
    }
    return index;
  }

  @Override
  public List<Choice> consultedBy(Runnable action) {
    int start = log.size();
    logging++;
    try {
      action.run();
      return List.copyOf(log.subList(start, log.size()));
    } finally {
      logging--;
      if (logging == 0) {
        log.clear();
      }
    }
  }

  /** The sweeps met so far, in the order of their first use. */
  List<Value.Sweep> met() {
    return List.copyOf(met);
  }

  /** Turns the last wheel that can turn; false if all combinations have been seen. */
  boolean advance() {
    while (!met.isEmpty()) {
      Value.Sweep last = met.get(met.size() - 1);
      int next = chosen.get(last) + 1;
      if (next < last.alternatives().size()) {
        chosen.put(last, next);
        return true;
      }
      met.remove(met.size() - 1);
      chosen.remove(last);
    }
    return false;
  }
}
