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
      implements CoefficientRule {}

  /**
   * Linear from {@code from} to {@code to} over the first {@code steps} environment steps (or
   * iterations).
   */
  record Anneal(double from, double to, double steps) implements CoefficientRule {}

  /** Trained by gradient, like a network. */
  record Learned(double start) implements CoefficientRule {}
}
