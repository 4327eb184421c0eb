package org.marl.core.exact;

/**
 * Solves for any convex f, with kinks and flats, from its one-sided slopes: a search for the
 * multiplier nu at which the entries {@code w (f')^{-1}(t - nu)} sum to 1.
 *
 * <p>If the sum jumps over 1, the search ends at neighbouring doubles; from the entries at the upper
 * one, mass is added up to the entries at the lower one in the order of t, then of the index.
 */
final class DualKernel implements Kernel {
  private final Curve curve;
  private final SlopeInverse inverse;
  private final double recession;
  private double slope;

  DualKernel(Curve curve, double[] kinks, Domain domain, double recession) {
    this.curve = curve;
    this.inverse = new SlopeInverse(curve, kinks, domain);
    this.recession = recession;
  }

  @Override
  public void solve(Step step) {
    double high = -curve.slope(Math.min(1, 1 / step.mass), -1);
    if (step.entrant >= 0) {
      double entering = step.t[step.entrant] - recession;
      double sum = sum(step, entering);
      if (sum < 1) {
        step.x[step.entrant] += 1 - sum;
        return;
      }
    }
    double alone = curve.slope(Math.min(1 / step.w[step.best], Double.MAX_VALUE), 1);
    double low = Double.isFinite(alone) ? -alone : -Double.MAX_VALUE;
    low = Math.min(low, high) - 1e-12 * (1 + Math.abs(low));
    search(step, low, Math.nextUp(high));
  }

  private void search(Step step, double from, double to) {
    double low = from;
    double high = to;
    double nu = to;
    for (int i = 1; ; i++) {
      double sum = sum(step, nu);
      if (Math.abs(sum - 1) <= 0x1p-51) {
        return;
      }
      if (sum > 1) {
        low = nu;
      } else {
        high = nu;
      }
      if (Bits.neighbours(low, high)) {
        fill(step, low, high);
        return;
      }
      double next = nu + Math.log(sum) * sum / slope;
      boolean safe = next > low && next < high && i % 6 != 0;
      nu = safe ? next : Bits.middle(low, high);
    }
  }

  /** Writes the smallest x for nu and returns its sum; sets {@link #slope}, minus its derivative. */
  private double sum(Step step, double nu) {
    double sum = 0;
    double derivative = 0;
    for (int a = 0; a < step.n; a++) {
      double value = 0;
      double weight = step.w[a];
      if (weight > 0) {
        double r = inverse.lower(step.t[a] - nu);
        value = weight * r;
        if (value > 0 && value < Double.POSITIVE_INFINITY) {
          double steepness = inverse.slopeByLogarithm(r);
          derivative += steepness > 0 ? value / steepness : 0;
        }
      }
      step.x[a] = value;
      sum += value;
    }
    slope = derivative;
    return sum;
  }

  private void fill(Step step, double low, double high) {
    double room = 1 - sum(step, high);
    double previousGain = Double.POSITIVE_INFINITY;
    int previous = -1;
    while (room > 0) {
      int next = -1;
      for (int a = 0; a < step.n; a++) {
        double gain = step.t[a];
        boolean later = gain < previousGain || (gain == previousGain && a > previous);
        if (step.w[a] > 0 && later && (next < 0 || gain > step.t[next])) {
          next = a;
        }
      }
      if (next < 0) {
        return;
      }
      double most = Math.min(1, step.w[next] * inverse.upper(step.t[next] - low));
      double added = Math.min(room, Math.max(0, most - step.x[next]));
      step.x[next] += added;
      room -= added;
      previous = next;
      previousGain = step.t[next];
    }
  }
}
