package org.marl.core.exact;

/** Penalties for tests of the solver. */
final class Penalties {
  private Penalties() {}

  /** The penalty {@code -x phi(x)} of a regulariser. */
  static Penalty regulariser(String negated) {
    Curve curve = Formula.curve(negated);
    FunctionAnalysis analysis = FunctionAnalysis.of(curve, Domain.PROBABILITIES);
    return new Penalty(
        curve, analysis.kinks(), analysis.known(), Double.POSITIVE_INFINITY, Domain.PROBABILITIES);
  }
}
