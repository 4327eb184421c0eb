package org.marl.core.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be known about a function of one number before it can be optimised exactly.
 *
 * @param kinks where its slope jumps, ascending
 * @param convexity convex or not, with a witness; checked only where the function is defined
 * @param undefinedAt a point of the domain where it has no value, if any
 * @param known the closed form it equals up to c(x - 1), if any
 * @param atZero the limit at 0; +∞ if there is none
 * @param recession the limit of f(x)/x for growing x; +∞ if there is none. Not a number where the
 *     domain ends before
 */
record FunctionAnalysis(
    double[] kinks,
    Convexity convexity,
    OptionalDouble undefinedAt,
    Optional<KnownFunction> known,
    double atZero,
    double recession) {

  private static final double ZERO_AT_ONE = 1e-9;
  private static final AnalysisCache<FunctionAnalysis> LATEST = new AnalysisCache<>(256);

  static FunctionAnalysis of(Curve curve, Domain domain) {
    return LATEST.of(curve.tape(), domain, () -> analyse(curve, domain));
  }

  private static FunctionAnalysis analyse(Curve curve, Domain domain) {
    double[] grid = domain.grid();
    double atZero = Limits.atZero(curve);
    double recession = domain == Domain.RATIOS ? Limits.recession(curve) : Double.NaN;
    OptionalDouble undefinedAt = undefined(curve, grid);
    if (undefinedAt.isPresent()) {
      return new FunctionAnalysis(
          new double[0], Convexity.checked(), undefinedAt, Optional.empty(), atZero, recession);
    }
    double[] kinks = Kinks.of(curve, grid);
    Convexity convexity = ConvexityCheck.of(curve, grid, kinks);
    Optional<KnownFunction> known =
        convexity.holds() ? KnownFunctions.match(curve, kinks, domain) : Optional.empty();
    return new FunctionAnalysis(kinks, convexity, undefinedAt, known, atZero, recession);
  }

  /** A value of +∞ is an overflow where every later value is one, too. */
  private static OptionalDouble undefined(Curve curve, double[] grid) {
    double overflow = Double.NaN;
    for (double x : grid) {
      double value = curve.value(x);
      if (value == Double.POSITIVE_INFINITY && x > 1) {
        overflow = Double.isNaN(overflow) ? x : overflow;
      } else if (!Double.isFinite(value)) {
        return OptionalDouble.of(x);
      } else if (!Double.isNaN(overflow)) {
        return OptionalDouble.of(overflow);
      }
    }
    return OptionalDouble.empty();
  }

  /** The violated conditions, worded for a function of the given name. */
  List<Problem> problems(Curve curve, String name) {
    List<Problem> problems = new ArrayList<>();
    undefinedAt.ifPresent(
        x ->
            problems.add(
                new Problem(
                    Problem.Kind.UNDEFINED,
                    "%s has no value at x = %s".formatted(name, shortest(curve, x)))));
    double atOne = curve.value(1);
    if (Math.abs(atOne) > ZERO_AT_ONE) {
      problems.add(
          new Problem(
              Problem.Kind.NOT_ZERO_AT_ONE,
              "%s(1) is %s, not 0".formatted(name, Witness.text(atOne, 6))));
    }
    convexity
        .witness()
        .ifPresent(
            witness -> problems.add(new Problem(Problem.Kind.NOT_CONVEX, witness.sentence(name))));
    return problems;
  }

  /** The shortest decimal near x where there is no value either. */
  private static String shortest(Curve curve, double x) {
    int digits = 1;
    while (digits < 17
        && Double.isFinite(curve.value(Double.parseDouble(Witness.text(x, digits))))) {
      digits++;
    }
    return Witness.text(x, digits);
  }
}
