package org.marl.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers keys in the order in which they appear, up to a limit; counts those beyond it. */
final class Capped<K> {
  private final int limit;
  private final Map<K, Integer> numbers = new HashMap<>();
  private final List<K> kept = new ArrayList<>();

  Capped(int limit) {
    this.limit = limit;
  }

  /** The number of the key; empty if it is beyond the limit. */
  OptionalInt number(K key) {
    int number = numbers.computeIfAbsent(key, ignored -> numbers.size());
    if (number >= limit) {
      return OptionalInt.empty();
    }
    if (number == kept.size()) {
      kept.add(key);
    }
    return OptionalInt.of(number);
  }

  List<K> kept() {
    return kept;
  }

  int seen() {
    return numbers.size();
  }

  /** Says what is left out, if anything is: "14 of 40 lines". */
  void note(String plural, List<String> notes) {
    if (seen() > limit) {
      notes.add(
          "Only the first "
              + limit
              + " of "
              + seen()
              + " "
              + plural
              + " are drawn; the others are in the table of results and in metrics.jsonl.");
    }
  }
}
