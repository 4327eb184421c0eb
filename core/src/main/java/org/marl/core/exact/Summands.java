package org.marl.core.exact;

/** Derivatives of a sum of terms at given data, for one thread. */
final class Summands {
  private final Tape tape;
  private final double[] value;
  private final double[] slope;
  private final double[] curvature;

  Summands(Tape tape) {
    this.tape = tape;
    this.value = tape.initial().clone();
    this.slope = new double[tape.registers()];
    this.curvature = new double[tape.registers()];
  }

  void data(double q, double old, double stateValue, double[] scalars) {
    value[SummandTranslator.Q] = q;
    value[SummandTranslator.OLD] = old;
    value[SummandTranslator.VALUE] = stateValue;
    System.arraycopy(
        scalars, 0, value, SummandTranslator.SCALARS, tape.data() + 1 - SummandTranslator.SCALARS);
  }

  double value(double x) {
    value[0] = x;
    return tape.value(value);
  }

  /** The one-sided derivative by the probability. */
  double slope(double x, int side) {
    double result = evaluate(x, side);
    if (Double.isNaN(result)) {
      // As for a Curve: the neighbour on that side knows.
      return evaluate(side > 0 ? Math.nextUp(x) : Math.nextDown(x), side);
    }
    return result;
  }

  private double evaluate(double x, int side) {
    value[0] = x;
    slope[0] = side;
    tape.jet(value, slope, curvature);
    return tape.root() == 0 ? 1 : side * slope[tape.root()];
  }

  /** The derivative of the slope by log x, after {@link #slope}. */
  double slopeByLogarithm() {
    return curvature[tape.root()];
  }
}
