package org.marl.core.expression;

/**
 * How a coefficient of an update changes from one update to the next. It is constant within an
 * update.
 */
public sealed interface CoefficientRule {

  /**
   * Multiplied by {@code factor} when the measure exceeds {@code target * tolerance}, divided by it
   * when the measure is below {@code target / tolerance}, and kept within [low, high] (paper 1, eq.
   * 15).
   */
  record Adaptive(
      double start, double target, double tolerance, double factor, double low, double high)
      implements CoefficientRule {

    /** The value that follows the present one after an update with that measure. */
    public double next(double value, double measure) {
      double moved =
          measure > target * tolerance
              ? value * factor
              : measure < target / tolerance ? value / factor : value;
      return Math.min(Math.max(moved, low), high);
    }
  }

  /**
   * Linear from {@code from} to {@code to} over the first {@code steps} environment steps (or
   * iterations).
   */
  record Anneal(double from, double to, double steps) implements CoefficientRule {}

  /** Trained by gradient, like a network. */
  record Learned(double start) implements CoefficientRule {}
}
