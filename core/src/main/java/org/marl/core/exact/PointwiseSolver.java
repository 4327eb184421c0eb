package org.marl.core.exact;

import org.marl.core.run.RunFailure;

/**
 * Maximises any objective that is a sum over actions of concave functions of one probability each,
 * given the derivatives only. The functions may depend on the data of each action, so nothing can
 * be prepared, and concavity is checked in every step at a few points.
 */
final class PointwiseSolver implements Gains, Response {
  private static final double LEAST = Step.SMALLEST;
  private static final double[] CHECKED = {
    LEAST, 1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1
  };

  private final Tape supportedTape;
  private final Tape unsupportedTape;
  private final boolean open;
  private final MultiplierSearch search = new MultiplierSearch(this);
  private final Certificate certificate = new Certificate(this, false);
  private Summands[] summands = new Summands[0];
  private Summands[] entering = new Summands[0];
  private boolean[] supported = new boolean[0];
  private double steepness;
  private double rounding;

  PointwiseSolver(Tape supportedTape, Tape unsupportedTape, boolean open) {
    this.supportedTape = supportedTape;
    this.unsupportedTape = unsupportedTape;
    this.open = open;
  }

  /** Solves one step and returns the residual in units of 1 + the largest |Q| + |derivative|. */
  double solve(double[] q, double[] old, double value, double[] scalars, double[] result) {
    int n = q.length;
    grow(n);
    double high = Double.NEGATIVE_INFINITY;
    double low = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < n; a++) {
      supported[a] = old[a] >= LEAST;
      (supported[a] ? summands[a] : entering[a]).data(q[a], old[a], value, scalars);
      requireConcave(a);
      high = Math.max(high, gain(a, 1.0 / n, -1));
      low = Math.max(low, gain(a, 1, -1));
    }
    low = Math.min(low, high) - 1e-12 * (1 + Math.abs(low));
    double largest = SimplexSolver.largest(q) + Math.max(Math.abs(low), Math.abs(high));
    rounding = 4 * Math.ulp(largest);
    search.solve(q, result, low, Math.nextUp(high));
    return certificate.residual(result, 0) / (1 + largest);
  }

  private void grow(int n) {
    if (supported.length < n) {
      supported = new boolean[n];
      summands = new Summands[n];
      entering = new Summands[n];
      for (int a = 0; a < n; a++) {
        summands[a] = new Summands(supportedTape);
        entering[a] = new Summands(unsupportedTape);
      }
    }
  }

  private void requireConcave(int action) {
    double before = Double.POSITIVE_INFINITY;
    for (double x : CHECKED) {
      double left = gain(action, x, -1);
      double right = x == 1 ? left : gain(action, x, 1);
      double slack = 1e-9 * (1 + Math.abs(left));
      if (left > before + slack || right > left + slack) {
        throw new RunFailure(
            "the objective is not concave in the probability of action %d: its slope rises to %s at %s"
                .formatted(action, Math.max(left, right), x));
      }
      before = right;
    }
  }

  @Override
  public double gain(int action, double x, int side) {
    if (supported[action]) {
      return summands[action].slope(x, side);
    }
    double gain = open ? entering[action].slope(x, side) : Double.NEGATIVE_INFINITY;
    return Double.isNaN(gain) ? Double.NEGATIVE_INFINITY : gain;
  }

  @Override
  public double least(int action, double nu, double from, double to) {
    steepness = 0;
    if (gain(action, LEAST, 1) <= nu) {
      return 0;
    }
    if (gain(action, 1, -1) > nu) {
      return 2;
    }
    return between(action, nu, 1);
  }

  @Override
  public double steepness() {
    return steepness;
  }

  @Override
  public double multiplier(int action, double x) {
    return gain(action, x, 1);
  }

  @Override
  public double most(int action, double nu) {
    if (gain(action, LEAST, 1) < nu) {
      return 0;
    }
    if (gain(action, 1, -1) >= nu) {
      return 1;
    }
    return between(action, nu, -1);
  }

  /**
   * Does a last Newton step end where the gain is nu but for rounding? Near a corner of the
   * simplex, a kink may lie closer to the point than even a short step does.
   */
  private boolean reaches(int action, double x, double nu, int side) {
    return Math.abs(gain(action, x, side) - nu) <= rounding;
  }

  /** Where the gain falls to nu: the first such point (side +1), or the last (−1). */
  private double between(int action, double nu, int side) {
    Summands function = supported[action] ? summands[action] : entering[action];
    double low = LEAST;
    double high = 1;
    double x = 0.25;
    for (int i = 1; !Bits.neighbours(low, high); i++) {
      double gain = gain(action, x, side);
      double byLogarithm = function.slopeByLogarithm();
      double relative = (nu - gain) / byLogarithm;
      double last = x * (1 + relative);
      if (Math.abs(relative) <= Bits.LAST_STEP && reaches(action, last, nu, side)) {
        steepness = -x / byLogarithm;
        return last;
      }
      if (side > 0 ? gain <= nu : gain < nu) {
        high = x;
      } else {
        low = x;
      }
      double next = x * Math.exp(Math.max(-30, Math.min(30, relative)));
      boolean safe = next > low && next < high && i % 4 != 0;
      x = safe ? next : Bits.middle(low, high);
    }
    return side > 0 ? high : low;
  }
}
