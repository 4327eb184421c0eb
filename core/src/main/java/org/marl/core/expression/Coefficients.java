package org.marl.core.expression;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The types of numbers that change from update to update. */
final class Coefficients {
  private static final Set<Axis> ALLOWED = EnumSet.of(Axis.AGENTS);

  private Coefficients() {}

  /** A learned coefficient changes in every gradient step; the others are constant in an update. */
  static Type type(CoefficientRule rule, Optional<Node> measure) {
    if (rule instanceof CoefficientRule.Learned) {
      return new Type(Element.REAL, Set.of(), Stage.MINIBATCH, Set.of(Network.COEFFICIENT), false);
    }
    if (rule instanceof CoefficientRule.Adaptive && measure.isEmpty()) {
      throw new ExpressionException(
          "an adaptive coefficient has nothing to adapt to",
          "write `measure = mean(kl(pi, pi_old))`");
    }
    measure.ifPresent(Coefficients::check);
    Set<Axis> axes = measure.map(e -> e.type().axes()).orElse(Set.of());
    return new Type(Element.REAL, axes, Stage.UPDATE, Set.of(), false);
  }

  private static void check(Node measure) {
    Typing.require(Element.REAL, measure);
    if (!ALLOWED.containsAll(measure.type().axes())) {
      throw new ExpressionException(
          measure,
          "the measure of a coefficient is one number, or one per agent, but "
              + Mistakes.quote(measure)
              + " "
              + Mistakes.axes(measure),
          "write `mean(" + Printer.brief(measure) + ")`");
    }
  }
}
