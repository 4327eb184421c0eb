package org.marl.core.exact;

/**
 * Checks an optimum by the conditions of Karush, Kuhn and Tucker, from the one-sided derivatives of
 * the objective alone, independent of how it was found. For a concave objective they suffice.
 */
final class Certificate {
  /** Entries count as optimal if a point within four units in the last place of them is. */
  private static final double NEIGHBOURHOOD = 0x1p-50;

  /** An entry of 0 stands for anything below this. */
  private static final double SMALLEST = Step.SMALLEST;

  private final Gains gains;
  private final boolean smooth;
  private double highest;
  private double lowest;

  /**
   * A certificate.
   *
   * @param smooth whether left and right derivatives are the same
   */
  Certificate(Gains gains, boolean smooth) {
    this.gains = gains;
    this.smooth = smooth;
  }

  /**
   * By how much moving a little mass between two actions can gain: the largest right derivative
   * minus the smallest left derivative of an entry above 0.
   *
   * @param enough a residual that needs no closer look
   */
  double residual(double[] x, double enough) {
    if (smooth) {
      scan(x, 0);
      if (highest - lowest <= enough) {
        return Math.max(0, highest - lowest);
      }
    }
    scan(x, NEIGHBOURHOOD);
    return Double.isNaN(highest - lowest) ? Double.NaN : Math.max(0, highest - lowest);
  }

  private void scan(double[] x, double neighbourhood) {
    highest = Double.NEGATIVE_INFINITY;
    lowest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < x.length; a++) {
      if (x[a] <= SMALLEST) {
        highest = Math.max(highest, gains.gain(a, SMALLEST, 1));
      } else if (neighbourhood == 0) {
        double gain = gains.gain(a, x[a], -1);
        highest = Math.max(highest, gain);
        lowest = Math.min(lowest, gain);
      } else {
        lowest = Math.min(lowest, gains.gain(a, x[a] * (1 - neighbourhood), -1));
        double beyond = x[a] * (1 + neighbourhood);
        if (beyond < 1) {
          highest = Math.max(highest, gains.gain(a, beyond, 1));
        }
      }
    }
  }
}
