package org.marl.core.exact;

import java.util.Optional;
import org.marl.core.exact.KnownFunction.Family;

/** Recognises functions with closed forms by comparing slopes at 32 points. */
final class KnownFunctions {
  private static final double TOLERANCE = 1e-11;

  /** Where the order of a power is read off, against 1. */
  private static final double PROBE = 1 / 16.0;

  private KnownFunctions() {}

  static Optional<KnownFunction> match(Curve curve, double[] kinks, Domain domain) {
    if (kinks.length == 1 && kinks[0] == 1 && domain == Domain.RATIOS) {
      double jump = curve.slope(1, 1) - curve.slope(1, -1);
      return verify(new KnownFunction(Family.TOTAL_VARIATION, 0, tidy(jump)), curve, domain);
    }
    if (kinks.length > 0) {
      return Optional.empty();
    }
    curve.at(1, -1);
    double scale = curve.curvature();
    curve.at(PROBE, -1);
    double order = tidy(2 + Math.log(curve.curvature() / scale) / Math.log(PROBE));
    if (!(scale > 0) || !Double.isFinite(order)) {
      return Optional.empty();
    }
    return verify(new KnownFunction(Family.POWER, order, tidy(scale)), curve, domain)
        .or(
            () ->
                verify(
                    new KnownFunction(Family.JENSEN_SHANNON, 0, tidy(2 * scale)), curve, domain));
  }

  private static Optional<KnownFunction> verify(
      KnownFunction candidate, Curve curve, Domain domain) {
    double middle =
        candidate.family() == Family.TOTAL_VARIATION
            ? (curve.slope(1, 1) + curve.slope(1, -1)) / 2
            : curve.slope(1, -1);
    for (double x : domain.matchingPoints()) {
      double expected = candidate.slope(x);
      double actual = curve.slope(x, -1) - middle;
      if (!(Math.abs(actual - expected)
          <= TOLERANCE * (candidate.scale() + Math.abs(expected) + Math.abs(middle)))) {
        return Optional.empty();
      }
    }
    return Optional.of(candidate);
  }

  /** Removes rounding errors from numbers that are meant to be short. */
  private static double tidy(double value) {
    double rounded = Math.rint(value * 5040) / 5040;
    return Math.abs(value - rounded) <= 1e-12 * Math.max(1, Math.abs(value)) ? rounded : value;
  }
}
