package org.marl.core.environment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole state of a vector environment as named arrays, for checkpoints: positions, clocks,
 * random streams, everything that decides what happens next.
 *
 * @param reals by name
 * @param integers by name; booleans are 0 and 1
 */
public record EnvironmentState(
    SortedMap<String, double[]> reals, SortedMap<String, long[]> integers) {

  public EnvironmentState {
    reals = Collections.unmodifiableSortedMap(new TreeMap<>(reals));
    integers = Collections.unmodifiableSortedMap(new TreeMap<>(integers));
  }

  /** A state of the given arrays; their names are sorted. */
  public static EnvironmentState of(Map<String, double[]> reals, Map<String, long[]> integers) {
    return new EnvironmentState(new TreeMap<>(reals), new TreeMap<>(integers));
  }

  /**
   * The reals of that name.
   *
   * @throws IllegalArgumentException if there are none, or not so many: the state is another
   *     environment's
   */
  public double[] reals(String name, int length) {
    double[] values = reals.get(name);
    check(name, length, values == null ? -1 : values.length);
    return values;
  }

  /**
   * The integers of that name.
   *
   * @throws IllegalArgumentException as {@link #reals(String, int)}
   */
  public long[] integers(String name, int length) {
    long[] values = integers.get(name);
    check(name, length, values == null ? -1 : values.length);
    return values;
  }

  private static void check(String name, int expected, int found) {
    if (found != expected) {
      String having = found < 0 ? "no" : found + " entries of";
      throw new IllegalArgumentException(
          "the saved state has " + having + " `" + name + "` where there are " + expected);
    }
  }
}
