package org.marl.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.marl.dsl.source.Span;

/** Collects findings; gives them ordered by place, one per place and code. Not thread-safe. */
public final class Diagnostics {

  private record Key(Span span, Code code) {}

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  public void add(Diagnostic diagnostic) {
    if (seen.add(new Key(diagnostic.primary().span(), diagnostic.code()))) {
      found.add(diagnostic);
    }
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Ordered by file (in the order of first mention), then place. */
  public List<Diagnostic> sorted() {
    List<String> files =
        found.stream().map(d -> d.primary().span().source().name()).distinct().toList();
    return found.stream()
        .sorted(
            Comparator.comparingInt(
                    (Diagnostic d) -> files.indexOf(d.primary().span().source().name()))
                .thenComparingInt(d -> d.primary().span().start())
                .thenComparing(Diagnostic::code))
        .toList();
  }
}
