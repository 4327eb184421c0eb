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
 */
final class AnalysisCache {
  private static final int LARGEST = 256;

  /** What the program of a function computes, and on which domain. */
  private record Key(List<Integer> instructions, List<Double> constants, int root, Domain domain) {}

  private static final Map<Key, FunctionAnalysis> LATEST =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, FunctionAnalysis> eldest) {
              return size() > LARGEST;
            }
          });

  private AnalysisCache() {}

  static FunctionAnalysis of(Tape tape, Domain domain, Supplier<FunctionAnalysis> analysis) {
    Key key =
        new Key(
            Arrays.stream(tape.instructions()).boxed().toList(),
            Arrays.stream(tape.initial()).boxed().toList(),
            tape.root(),
            domain);
    FunctionAnalysis known = LATEST.get(key);
    if (known == null) {
      known = analysis.get();
      LATEST.put(key, known);
    }
    return known;
  }
}
