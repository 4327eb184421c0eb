package org.marl.core.exact;

/**
 * Checks an optimum by the conditions of Karush, Kuhn and Tucker, from the one-sided slopes of f
 * alone, independent of how it was found. For a concave objective they are sufficient.
 */
final class Certificate {
  /** Entries count as optimal if a point within four units in the last place of them is. */
  private static final double NEIGHBOURHOOD = 0x1p-50;

  /** An entry of 0 stands for anything below this. */
  private static final double SMALLEST = Double.MIN_NORMAL;

  private final Curve curve;
  private final boolean smooth;
  private final double recession;
  private final Domain domain;
  private double highest;
  private double lowest;

  Certificate(Curve curve, double[] kinks, double recession, Domain domain) {
    this.curve = curve;
    this.smooth = kinks.length == 0;
    this.recession = recession;
    this.domain = domain;
  }

  /**
   * By how much the gain of moving mass between two actions can exceed 0, in units of omega: the
   * largest right slope of the objective minus the smallest left slope of an entry above 0.
   *
   * @param enough a residual that needs no closer look
   */
  double residual(Step step, double enough) {
    if (smooth) {
      scan(step, 0);
      if (highest - lowest <= enough) {
        return Math.max(0, highest - lowest);
      }
    }
    scan(step, NEIGHBOURHOOD);
    return Math.max(0, highest - lowest);
  }

  private void scan(Step step, double neighbourhood) {
    highest = Double.NEGATIVE_INFINITY;
    lowest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < step.n; a++) {
      double x = step.x[a];
      double w = step.w[a];
      if (w == 0) {
        unsupported(x, step.t[a], step.entrant >= 0);
      } else if (x <= SMALLEST) {
        highest = Math.max(highest, step.t[a] - curve.slope(SMALLEST / w, 1));
      } else if (neighbourhood == 0) {
        double slope = step.t[a] - curve.slope(x / w, -1);
        highest = Math.max(highest, slope);
        lowest = Math.min(lowest, slope);
      } else {
        double r = x / w;
        lowest = Math.min(lowest, step.t[a] - curve.slope(r * (1 - neighbourhood), -1));
        double beyond = r * (1 + neighbourhood);
        if (domain == Domain.RATIOS || beyond < 1) {
          highest = Math.max(highest, step.t[a] - curve.slope(beyond, 1));
        }
      }
    }
  }

  private void unsupported(double x, double t, boolean mayEnter) {
    if (mayEnter) {
      highest = Math.max(highest, t - recession);
    }
    if (x > 0) {
      lowest = mayEnter ? Math.min(lowest, t - recession) : Double.NEGATIVE_INFINITY;
    }
  }
}
