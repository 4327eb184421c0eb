package org.marl.dsl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that a mistyped one may stand for. */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int LISTED = 6;

  private Suggestions() {}

  /**
   * The candidates that differ from a name in few letters, at most three, best first.
   *
   * <p>The measure is the optimal string alignment distance (insertion, deletion, replacement, swap
   * of neighbours) of the names in lower case with underscores; a third of the letters may differ,
   * and always one.
   *
   * @param candidates names that are legal at that place; their order decides ties
   */
  public static List<String> nearest(String wrong, Collection<String> candidates) {
    String normal = normalised(wrong);
    int most = Math.max(1, normal.length() / 3);
    record Scored(String name, int distance) {}
    return candidates.stream()
        .distinct()
        .map(candidate -> new Scored(candidate, distance(normal, normalised(candidate))))
        .filter(s -> s.distance() <= most)
        .filter(s -> s.distance() < Math.min(normal.length(), s.name().length()))
        .sorted(Comparator.comparingInt(Scored::distance))
        .limit(MOST)
        .map(Scored::name)
        .toList();
  }

  /**
   * A sentence of help: the nearest candidates, or all if none is near and they are at most six;
   * empty if neither.
   */
  public static Optional<String> help(String wrong, Collection<String> candidates) {
    List<String> nearest = nearest(wrong, candidates);
    if (!nearest.isEmpty()) {
      return Optional.of("did you mean " + choice(nearest) + "?");
    }
    List<String> all = candidates.stream().distinct().toList();
    return all.isEmpty() || all.size() > LISTED
        ? Optional.empty()
        : Optional.of("possible " + (all.size() == 1 ? "is " : "are ") + list(all, "and"));
  }

  /** Names as alternatives: {@code `a`, `b` or `c`}. */
  public static String choice(Collection<String> names) {
    return list(names, "or");
  }

  private static String list(Collection<String> names, String conjunction) {
    List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
    int last = quoted.size() - 1;
    return last <= 0
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, last)) + " " + conjunction + " " + quoted.get(last);
  }

  private static String normalised(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best =
            Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }
}
