package org.marl.core.exact;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.marl.core.expression.Divergence;

/**
 * Checks the limits that a script states in place of those that the analysis finds. Where it finds
 * one, the stated value is the same; where it finds none, the stated value is no smaller than
 * convexity allows: f lies above its tangents, so its limit at 0 is at least f(x) - x f'(x), and
 * that of its slope at least f'(x), for every x.
 */
final class Overrides {
  private static final double TOLERANCE = 1e-6;
  private static final double[] NEAR_ZERO = {1e-9, 1e-150, 1e-300};
  private static final double[] FAR_OUT = {1e9, 1e150, 1e250};

  private Overrides() {}

  /** What contradicts f, the limit at 0 first. */
  static Optional<Problem> problem(Divergence divergence, FunctionAnalysis analysis, Curve f) {
    return contradiction(
            divergence.atZero(),
            analysis.atZero(),
            DoubleStream.of(NEAR_ZERO).map(x -> f.value(x) - x * f.slope(x, 1)))
        .map(found -> new Problem(Problem.Kind.WRONG_AT_ZERO, "f(0) " + found))
        .or(
            () ->
                contradiction(
                        divergence.atInfinity(),
                        analysis.recession(),
                        DoubleStream.of(FAR_OUT).map(x -> f.slope(x, 1)))
                    .map(
                        found ->
                            new Problem(
                                Problem.Kind.WRONG_AT_INFINITY,
                                "the limit of f(x)/x for growing x " + found)));
  }

  private static Optional<String> contradiction(
      OptionalDouble stated, double limit, DoubleStream bounds) {
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    double given = stated.getAsDouble();
    if (Double.isFinite(limit)) {
      return Math.abs(given - limit) <= TOLERANCE * (1 + Math.abs(limit))
          ? Optional.empty()
          : Optional.of("is %s, not %s".formatted(text(limit), text(given)));
    }
    double bound = bounds.filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
    return given < bound - TOLERANCE * (1 + Math.abs(bound))
        ? Optional.of("is at least %s, not %s".formatted(text(bound), text(given)))
        : Optional.empty();
  }

  private static String text(double x) {
    return Witness.text(x, 6);
  }
}
