package org.marl.core.exact;

import java.util.function.DoubleUnaryOperator;

/**
 * Limits of convex functions at the ends of (0, ∞), from values far out.
 *
 * <p>Where two values far apart agree, they are the limit. Otherwise three values at equal
 * distances (in the exponent) decide: differences that shrink geometrically, as those of a power
 * do, have the limit of Aitken's extrapolation; others, as those of a logarithm, have none.
 */
final class Limits {
  private static final double AGREEMENT = 1e-12;

  /** Differences that shrink less than this from one step to the next count as not shrinking. */
  private static final double SHRINKING = 0.99;

  private Limits() {}

  /** lim f(x) as x falls to 0; +∞ if there is none. */
  static double atZero(Curve curve) {
    double limit = curve.value(1e-300);
    if (agree(curve.value(1e-150), limit)) {
      return Math.abs(limit) < 1e-100 ? 0 : limit;
    }
    return extrapolate(k -> curve.value(Math.pow(10, -k)), 300);
  }

  /** lim f(x)/x = lim f'(x) as x grows, the recession slope; +∞ if there is none. */
  static double recession(Curve curve) {
    for (int k = 16; k <= 256; k *= 2) {
      double slope = slope(curve, k);
      if (agree(slope, slope(curve, k / 2.0))) {
        return Math.abs(slope) < 1e-12 * Math.abs(curve.slope(2, 1)) ? 0 : slope;
      }
    }
    return extrapolate(k -> slope(curve, k), 252);
  }

  private static double slope(Curve curve, double exponent) {
    return curve.slope(Math.pow(10, exponent), 1);
  }

  private static double extrapolate(DoubleUnaryOperator values, double exponent) {
    double limit = aitken(values, exponent);
    double nearer = aitken(values, exponent * 3 / 4);
    return Math.abs(limit - nearer) <= 1e-9 * (1 + Math.abs(limit))
        ? limit
        : Double.POSITIVE_INFINITY;
  }

  private static double aitken(DoubleUnaryOperator values, double exponent) {
    double a = values.applyAsDouble(exponent / 3);
    double b = values.applyAsDouble(exponent * 2 / 3);
    double c = values.applyAsDouble(exponent);
    double ratio = (c - b) / (b - a);
    return Math.abs(ratio) < SHRINKING ? c + (c - b) * ratio / (1 - ratio) : Double.NaN;
  }

  private static boolean agree(double a, double b) {
    return Math.abs(a - b) <= AGREEMENT * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}
