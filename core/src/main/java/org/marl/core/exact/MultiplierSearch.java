package org.marl.core.exact;

import java.util.Arrays;

/**
 * Finds the multiplier nu at which the responses of all actions sum to 1: Newton steps on the
 * logarithm of the sum where they stay within the bracket and make progress. Otherwise, the widest
 * interval between the responses of an action at both ends of the bracket is halved, by the
 * multiplier that belongs to its middle, which finds in one step at what nu a response jumps; or
 * the bracket is, over the ordered doubles, so that the search ends.
 *
 * <p>If the sum jumps over 1 at some nu, mass is added to the least responses there, up to the
 * largest ones, in the order of preference, then of the index.
 */
final class MultiplierSearch {
  private final Response response;
  private double steepness;
  private double middle;

  /** Responses at the upper end of the bracket. */
  private double[] lower = new double[0];

  /** Responses at the lower end; +∞ where none is known. */
  private double[] upper = new double[0];

  MultiplierSearch(Response response) {
    this.response = response;
  }

  /**
   * Writes the solution to x.
   *
   * @param preference what ties are filled by, largest first
   * @param from a multiplier at which the sum is at least 1
   * @param to one at which it is at most 1
   */
  void solve(double[] preference, double[] x, double from, double to) {
    start(x.length);
    double low = from;
    double high = to;
    double nu = to;
    double rounding = rounding(x.length);
    double before = Double.POSITIVE_INFINITY;
    int halvings = 0;
    while (true) {
      double sum = respond(x, nu);
      if (Math.abs(sum - 1) <= rounding) {
        return;
      }
      if (sum > 1) {
        low = nu;
        System.arraycopy(x, 0, upper, 0, x.length);
      } else {
        high = nu;
        System.arraycopy(x, 0, lower, 0, x.length);
      }
      if (Bits.neighbours(low, high)) {
        fill(preference, x, low, high);
        return;
      }
      double excess = Math.log(sum);
      nu = nu + excess * sum / steepness;
      boolean safe = nu > low && nu < high && Math.abs(excess) <= before / 2;
      before = safe ? Math.abs(excess) : Double.POSITIVE_INFINITY;
      if (!safe) {
        halvings++;
        nu = halvings % 3 == 0 ? low : response.multiplier(widest(x.length), middle);
        if (nu == high && jumps(x.length, high)) {
          fill(preference, x, high, high);
          return;
        }
        nu = nu > low && nu < high ? nu : Bits.middle(low, high);
      }
    }
  }

  /** Of a sum of n entries; for many, still well within the tolerance of results. */
  static double rounding(int n) {
    return Math.min(64 + n, 2000) * 0x1p-52;
  }

  private void start(int n) {
    if (lower.length < n) {
      lower = new double[n];
      upper = new double[n];
    }
    Arrays.fill(lower, 0, n, 0);
    Arrays.fill(upper, 0, n, Double.POSITIVE_INFINITY);
  }

  /** The action whose response is known least; sets {@link #middle} of what it may be. */
  private int widest(int n) {
    int widest = 0;
    double width = -1;
    for (int a = 0; a < n; a++) {
      double high = Math.min(1, upper[a]);
      if (high - lower[a] > width) {
        width = high - lower[a];
        middle = lower[a] + width / 2;
        widest = a;
      }
    }
    return widest;
  }

  /** Do the largest responses to nu sum to 1 at least? */
  private boolean jumps(int n, double nu) {
    double sum = 0;
    for (int a = 0; a < n; a++) {
      sum += response.most(a, nu);
    }
    return sum >= 1;
  }

  /** Writes the least responses to nu and returns their sum. */
  double sum(double[] x, double nu) {
    start(x.length);
    return respond(x, nu);
  }

  private double respond(double[] x, double nu) {
    double sum = 0;
    steepness = 0;
    for (int a = 0; a < x.length; a++) {
      x[a] = response.least(a, nu, lower[a], upper[a]);
      sum += x[a];
      steepness += response.steepness();
    }
    return sum;
  }

  private void fill(double[] preference, double[] x, double low, double high) {
    double room = 1 - respond(x, high);
    double last = Double.POSITIVE_INFINITY;
    int previous = -1;
    while (room > 0) {
      int next = -1;
      for (int a = 0; a < x.length; a++) {
        double value = preference[a];
        boolean later = value < last || (value == last && a > previous);
        if (later && (next < 0 || value > preference[next])) {
          next = a;
        }
      }
      if (next < 0) {
        return;
      }
      double most = Math.min(1, response.most(next, low));
      double added = Math.min(room, Math.max(0, most - x[next]));
      x[next] += added;
      room -= added;
      previous = next;
      last = preference[next];
    }
  }
}
