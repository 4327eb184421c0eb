package org.marl.core.exact;

/**
 * Solves for any f with a {@link SlopeTable}: the multiplier at which the responses by the table
 * sum to 1, then Newton steps on the optimality conditions themselves, in all probabilities and the
 * multiplier at once. Their matrix is diagonal but for one row, so a step takes one evaluation of f
 * per action; from the eight digits of the table, one or two steps end at rounding.
 *
 * <p>Actions at a kink of f or without mass stay there; what then does not fit, and all else that
 * this does not reach (jumps of the sum, flats, mass for actions without reference, arguments
 * beyond the table), goes to the thorough kernel. The result does not depend on earlier steps.
 */
final class TableKernel implements Kernel {
  private static final int APPROACHES = 30;
  private static final int REFINEMENTS = 6;

  /** The sum's distance from 1 at which the table has given what it can. */
  private static final double NEAR = 0x1p-26;

  /** After a step this long, relative to the entry, the error is that of rounding. */
  private static final double LAST = 0x1p-25;

  /** Where a Newton step leads beyond this, relative to the entry, it is not to be trusted. */
  private static final double FAR = 0.25;

  private static final int ZERO = -1;
  private static final int KINK = -2;

  private final Curve curve;
  private final SlopeTable table;
  private final SlopeInverse inverse;
  private final Kernel thorough;
  private Step step;

  /**
   * The cell of each entry: the point above it. Entries that stay where they are have a negative
   * one, {@link #ZERO} or {@code KINK - i} for the ratio of point i.
   */
  private int[] cells = new int[0];

  /** Minus the derivatives of entries by nu, 0 for those that stay. */
  private double[] steepness = new double[0];

  private double[] gains = new double[0];
  private double sum;
  private double totalSteepness;

  TableKernel(Curve curve, SlopeTable table, Kernel thorough) {
    this.curve = curve;
    this.table = table;
    this.inverse = new SlopeInverse(curve, table);
    this.thorough = thorough;
  }

  @Override
  public void solve(Step problem) {
    step = problem;
    if (cells.length < step.n) {
      cells = new int[step.n];
      steepness = new double[step.n];
      gains = new double[step.n];
    }
    if (step.entrant >= 0 || !approach() || !refine()) {
      thorough.solve(problem);
    }
  }

  /** Solves the problem whose responses are those of the table. */
  private boolean approach() {
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    boolean bounded = false;
    double fromHigh = Double.POSITIVE_INFINITY;
    // All ratios equal would be the optimum if all gains were; others are lower.
    double nu =
        Math.abs(step.mass - 1) < 1e-9 ? -table.slopeAtOne : -curve.slope(1 / step.mass, -1);
    for (int i = 0; i < APPROACHES; i++) {
      respond(nu);
      if (Math.abs(sum - 1) <= NEAR) {
        return totalSteepness > 0;
      }
      if (sum > 1) {
        low = nu;
      } else {
        high = nu;
        fromHigh = nu - sum * (1 - sum) / totalSteepness;
      }
      // Newton on the logarithm of the sum; where that fails, as it may where f' has a limit, the
      // multiplier at which the best action alone has all mass, Newton on the inverse of the sum,
      // bisection.
      double next = nu + Math.log(sum) * sum / totalSteepness;
      if (!bounded && !(next > low && next < high)) {
        next = -curve.slope(1 / step.w[step.best], 1);
        bounded = true;
      }
      next = next > low && next < high ? next : fromHigh;
      nu = next > low && next < high ? next : (low + high) / 2;
      if (!Double.isFinite(nu)) {
        return false;
      }
    }
    return false;
  }

  private void respond(double nu) {
    sum = 0;
    totalSteepness = 0;
    for (int a = 0; a < step.n; a++) {
      double weight = step.w[a];
      double r = weight == 0 ? stay(a, ZERO, 0) : response(a, step.t[a] - nu);
      double x = weight * r;
      step.x[a] = x;
      steepness[a] *= weight;
      sum += x;
      totalSteepness += steepness[a];
    }
  }

  private double stay(int action, int cell, double r) {
    cells[action] = cell;
    steepness[action] = 0;
    return r;
  }

  private double response(int action, double s) {
    int i = table.firstAtLeast(s);
    cells[action] = i;
    if (i == 0 || i == table.size()) {
      double r = inverse.lower(s);
      steepness[action] = inverse.derivative();
      return steepness[action] > 0 ? r : stay(action, ZERO, r);
    }
    if (table.left(i) < s) {
      return stay(action, KINK - i, table.point(i));
    }
    steepness[action] = table.inverseSlope(i, s);
    return table.inverse(i, s);
  }

  private boolean refine() {
    for (int i = 0; i < REFINEMENTS; i++) {
      double nu = linearise();
      double furthest = 0;
      for (int a = 0; a < step.n; a++) {
        if (cells[a] >= 0) {
          double change = steepness[a] * (gains[a] - nu);
          furthest = Math.max(furthest, Math.abs(change / step.x[a]));
          step.x[a] += change;
        }
      }
      if (!(furthest <= FAR)) {
        return false;
      }
      if (furthest <= LAST) {
        return fits(nu);
      }
    }
    return false;
  }

  /** The multiplier of the Newton step from the present entries. */
  private double linearise() {
    double excess = -1;
    double total = 0;
    for (int a = 0; a < step.n; a++) {
      double x = step.x[a];
      excess += x;
      if (cells[a] >= 0) {
        curve.at(x / step.w[a], 1);
        double slope = x / curve.slopeByLogarithm();
        double gain = step.t[a] - curve.slope();
        steepness[a] = slope;
        gains[a] = gain;
        total += slope;
        excess += slope * gain;
      }
    }
    return excess / total;
  }

  /**
   * Takes what the sum lacks by rounding to the entry that it changes least. Tells whether then no
   * entry crossed a kink, and it is right for those at kinks or 0 to stay there.
   */
  private boolean fits(double nu) {
    double lacking = 1;
    int steepest = 0;
    for (int a = 0; a < step.n; a++) {
      lacking -= step.x[a];
      steepest = steepness[a] > steepness[steepest] ? a : steepest;
    }
    if (Math.abs(lacking) > LAST * step.x[steepest]) {
      return false;
    }
    if (Math.abs(lacking) > MultiplierSearch.rounding(step.n)) {
      step.x[steepest] += lacking;
    }
    for (int a = 0; a < step.n; a++) {
      if (step.w[a] > 0 && !fits(cells[a], step.x[a] / step.w[a], step.t[a] - nu)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int cell, double r, double s) {
    if (cell >= 0) {
      return table.isSmooth() || table.isInside(cell, r);
    }
    return cell == ZERO ? r == 0 && s <= table.slopeAtLeast : table.holds(KINK - cell, s);
  }
}
