package org.marl.algorithms.finite;

import org.marl.core.run.RunFailure;

/** How far a vector is from solving a system, in the largest norm. */
final class Residual {
  /** Relative residuals up to here are rounding: some hundred roundings per row. */
  private static final double ROUNDING = 1e-12;

  private Residual() {}

  /** The residual relative to the sizes of the numbers that it is the difference of. */
  static double relative(double[] residual, double[] right, double[] solution) {
    double largest = largest(residual);
    return largest == 0 ? 0 : largest / (largest(right) + 2 * largest(solution));
  }

  /** The largest entry; NaN if some entry is. */
  static double largest(double[] vector) {
    double largest = 0;
    for (double entry : vector) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  static boolean isRounding(double relative) {
    return relative <= ROUNDING;
  }

  /** Numbers that are not finite pass: whoever asked for them says what they would have meant. */
  static void require(double relative) {
    if (relative > ROUNDING) {
      throw new RunFailure(
          "the equations of the joint policy could not be solved: the relative residual is %.1e"
              .formatted(relative));
    }
  }
}
