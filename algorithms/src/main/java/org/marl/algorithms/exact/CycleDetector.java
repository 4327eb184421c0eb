package org.marl.algorithms.exact;

import java.util.Arrays;

/**
 * Finds out whether a sequence of joint policies has come to rest or runs in a cycle. Two policies
 * are the same if no probability differs by more than 1e-12. A cycle counts once it has been run
 * through twice more, so that a slowly damped oscillation does not count as soon as its swings
 * become small.
 */
final class CycleDetector {
  static final int LONGEST = 64;
  private static final double TOLERANCE = 1e-12;

  private final boolean cycles;
  private final double[][] history = new double[LONGEST + 1][];

  /** The first entries of the history side by side: most policies differ there already. */
  private final double[] first = new double[LONGEST + 1];

  /** For each period, how many policies in a row equalled the one that long before. */
  private final int[] repeats = new int[LONGEST + 1];

  private int newest = LONGEST;
  private int seen;

  /**
   * @param cycles are there cycles at all? Where the order of updates is random only rest is
   *     meaningful
   */
  CycleDetector(boolean cycles, int entries) {
    this.cycles = cycles;
    Arrays.setAll(history, slot -> new double[entries]);
  }

  /** The next joint policy, {@code [agent][row][action]}. */
  void add(double[][][] policies) {
    newest = newest == LONGEST ? 0 : newest + 1;
    double[] present = history[newest];
    int entry = 0;
    for (double[][] rows : policies) {
      for (double[] policy : rows) {
        System.arraycopy(policy, 0, present, entry, policy.length);
        entry += policy.length;
      }
    }
    first[newest] = present[0];
    int slot = newest;
    int longest = Math.min(LONGEST, seen);
    for (int period = 1; period <= longest; period++) {
      slot = slot == 0 ? LONGEST : slot - 1;
      boolean looked = period == 1 || (cycles && repeats[1] == 0);
      repeats[period] = looked && repeats(slot) ? repeats[period] + 1 : 0;
    }
    seen = Math.min(seen + 1, LONGEST);
  }

  /** Cycles are looked for in motion only: what rests equals every policy of its past. */
  private boolean repeats(int slot) {
    return Math.abs(first[newest] - first[slot]) <= TOLERANCE
        && equal(history[newest], history[slot]);
  }

  private static boolean equal(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  /**
   * 1 at a fixed point, the length of the cycle that the policies are in, 0 if neither is found.
   */
  int period() {
    if (repeats[1] > 0) {
      return 1;
    }
    for (int period = 2; period <= LONGEST; period++) {
      if (repeats[period] >= 2 * period) {
        return period;
      }
    }
    return 0;
  }
}
