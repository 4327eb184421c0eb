package org.marl.core.exact;

/**
 * Finds the multiplier nu at which the responses of all actions sum to 1: Newton steps on the
 * logarithm of the sum, bisection over the ordered doubles where they fail.
 *
 * <p>If the sum jumps over 1, the search ends at neighbouring doubles; from the responses at the
 * upper one, mass is added up to those at the lower one in the order of preference, then of the
 * index.
 */
final class MultiplierSearch {
  private final Response response;
  private double steepness;

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
    double low = from;
    double high = to;
    double nu = to;
    // The rounding error of the sum; for more actions still well within the tolerance of results.
    double rounding = Math.min(64 + x.length, 2000) * 0x1p-52;
    for (int i = 1; ; i++) {
      double sum = sum(x, nu);
      if (Math.abs(sum - 1) <= rounding) {
        return;
      }
      if (sum > 1) {
        low = nu;
      } else {
        high = nu;
      }
      if (Bits.neighbours(low, high)) {
        fill(preference, x, low, high);
        return;
      }
      double next = nu + Math.log(sum) * sum / steepness;
      boolean safe = next > low && next < high && i % 6 != 0;
      nu = safe ? next : Bits.middle(low, high);
    }
  }

  /** Writes the least responses to nu and returns their sum. */
  double sum(double[] x, double nu) {
    double sum = 0;
    steepness = 0;
    for (int a = 0; a < x.length; a++) {
      x[a] = response.least(a, nu);
      sum += x[a];
      steepness += response.steepness();
    }
    return sum;
  }

  private void fill(double[] preference, double[] x, double low, double high) {
    double room = 1 - sum(x, high);
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
