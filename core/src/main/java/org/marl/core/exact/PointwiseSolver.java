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

  /** Brackets that are not wider than this, relative to their ends, are halved. */
  private static final double NARROW = 0x1p-48;

  /** How near a kink is known from where the operands decide that switch there. */
  private static final double AROUND = 0x1p-51;

  private static final int LAST = CHECKED.length - 1;

  private final Tape supportedTape;
  private final Tape unsupportedTape;
  private final boolean open;
  private final MultiplierSearch search = new MultiplierSearch(this);
  private final Certificate certificate = new Certificate(this, false);
  private Summands[] summands = new Summands[0];
  private Summands[] entering = new Summands[0];
  private boolean[] supported = new boolean[0];

  /** Left derivatives at the checked points (the right one at the first), per action. */
  private double[][] checked = new double[0][];

  /** The latest response of each action that is differentiable, by what multiplier, and how. */
  private double[] latest = new double[0];

  private double[] latestMultiplier = new double[0];
  private double[] latestSteepness = new double[0];
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
    int below = 0;
    while (CHECKED[below + 1] <= 1.0 / n) {
      below++;
    }
    double high = Double.NEGATIVE_INFINITY;
    double low = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < n; a++) {
      supported[a] = old[a] >= LEAST;
      function(a).data(q[a], old[a], value, scalars);
      requireConcave(a);
      latestSteepness[a] = 0;
      high = Math.max(high, checked[a][below]);
      low = Math.max(low, checked[a][LAST]);
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
      checked = new double[n][CHECKED.length];
      latest = new double[n];
      latestMultiplier = new double[n];
      latestSteepness = new double[n];
    }
  }

  private Summands function(int action) {
    return supported[action] ? summands[action] : entering[action];
  }

  /** A rise between two points, or at a kink between them, shows in their left derivatives. */
  private void requireConcave(int action) {
    double before = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= LAST; i++) {
      double slope = gain(action, CHECKED[i], i == 0 ? 1 : -1);
      if (slope > before + 1e-9 * (1 + Math.abs(slope))) {
        throw new RunFailure(
            "the objective is not concave in the probability of action %d: its slope rises to %s at %s"
                .formatted(action, slope, CHECKED[i]));
      }
      checked[action][i] = slope;
      before = slope;
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
    double[] gains = checked[action];
    if (gains[0] <= nu) {
      return 0;
    }
    if (gains[LAST] > nu) {
      return 2;
    }
    int above = 1;
    while (gains[above] > nu) {
      above++;
    }
    // Below the bound by one, so that the response may still be the bound itself.
    double low = Math.max(CHECKED[above - 1], Math.nextDown(from));
    double high = Math.min(CHECKED[above], to);
    double x = between(action, nu, 1, low, high, start(action, nu, above));
    latest[action] = x;
    latestMultiplier[action] = nu;
    latestSteepness[action] = steepness;
    return x;
  }

  @Override
  public double steepness() {
    return steepness;
  }

  @Override
  public double most(int action, double nu) {
    steepness = 0;
    double[] gains = checked[action];
    if (gains[0] < nu) {
      return 0;
    }
    if (gains[LAST] >= nu) {
      return 1;
    }
    int above = 1;
    while (gains[above] >= nu) {
      above++;
    }
    double start = start(action, nu, above);
    return between(action, nu, -1, CHECKED[above - 1], CHECKED[above], start);
  }

  @Override
  public double multiplier(int action, double x) {
    return gain(action, x, 1);
  }

  /** On the tangent at the latest response, or else on the chord between two checked points. */
  private double start(int action, double nu, int above) {
    if (latestSteepness[action] > 0) {
      return latest[action] + latestSteepness[action] * (latestMultiplier[action] - nu);
    }
    if (above == 1) {
      return Double.NaN;
    }
    double before = checked[action][above - 1];
    double share = (before - nu) / (before - checked[action][above]);
    return CHECKED[above - 1] + share * (CHECKED[above] - CHECKED[above - 1]);
  }

  /**
   * Where the gain falls to nu: the first such point (side +1), or the last (−1).
   *
   * @param from where it is at least nu, or above
   * @param to where it is at most nu, or below
   * @param start where to look first, if it is between
   */
  private double between(int action, double nu, int side, double from, double to, double start) {
    Summands function = function(action);
    double low = from;
    double high = to;
    double x = start > low && start < high ? start : Bits.middle(low, high);
    double probe = Double.NaN;
    for (int i = 1; !Bits.neighbours(low, high); i++) {
      double gain = gain(action, x, side);
      double byLogarithm = function.slopeByLogarithm();
      double relative =
          byLogarithm != 0
              ? (nu - gain) / byLogarithm
              : gain > nu ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      if (ends(relative, nu - gain)) {
        steepness = -x / byLogarithm;
        return x;
      }
      if (side > 0 ? gain <= nu : gain < nu) {
        high = x;
      } else {
        low = x;
      }
      double next =
          Math.abs(relative) < 1
              ? x * (1 + relative / 2) / (1 - relative / 2)
              : x * Math.exp(Math.max(-30, Math.min(30, relative)));
      if (probe > low && probe < high) {
        next = probe;
      } else if (next >= high && high == to) {
        // A kink, where many multipliers have their responses, may well be the bound.
        next = high * (1 - AROUND);
      } else if (next <= low && low == from) {
        next = low * (1 + AROUND);
      } else if (!(next > low && next < high && byLogarithm != 0 && i % 4 != 0)) {
        double kink = high - low > low * NARROW ? function.switchBetween(low, high) : Double.NaN;
        next = kink * (1 - AROUND);
        probe = kink * (1 + AROUND);
      }
      x = next > low && next < high ? next : Bits.middle(low, high);
    }
    return side > 0 ? high : low;
  }

  /**
   * Is a point, from which a Newton step is this long, where the gain is nu but for rounding? A
   * short step alone does not show it: near a corner of the simplex, a kink may be nearer still.
   */
  private boolean ends(double relative, double distance) {
    return Math.abs(relative) <= Bits.LAST_STEP
        && (Math.abs(distance) <= rounding || Math.abs(relative) <= 0x1p-51);
  }
}
