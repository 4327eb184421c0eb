package org.marl.core.exact;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The latest analyses: every cell of an experiment asks again about the same few functions, and an
 * analysis takes thousands of evaluations. An analysis depends on nothing but the program of the
 * function, so what is kept never changes a result. Thread-safe.
 *
 * @param <T> an immutable analysis
 */
final class AnalysisCache<T> {

  /** What the program of a function computes, and on which domain. */
  private record Key(List<Integer> instructions, List<Double> constants, int root, Domain domain) {}

  private final Map<Key, T> latest;

  /**
   * An empty cache.
   *
   * @param largest the number of analyses that are kept
   */
  AnalysisCache(int largest) {
    this.latest =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              private static final long serialVersionUID = 1;

              @Override
              protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
                return size() > largest;
              }
            });
  }

  T of(Tape tape, Domain domain, Supplier<T> analysis) {
    Key key =
        new Key(
            Arrays.stream(tape.instructions()).boxed().toList(),
            Arrays.stream(tape.initial()).boxed().toList(),
            tape.root(),
            domain);
    T known = latest.get(key);
    if (known == null) {
      known = analysis.get();
      latest.put(key, known);
    }
    return known;
  }
}
