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

  /**
   * Where the function changes its formula, if it does so once between two points and what decides
   * is linear; otherwise any point between them where it may, or no number if nothing shows one.
   */
  double switchBetween(double low, double high) {
    int[] code = tape.instructions();
    value(low);
    for (int i = 0; i < code.length; i += Tape.STRIDE) {
      // The derivatives are scratch here.
      slope[code[i + 1]] = gap(code, i);
    }
    value(high);
    for (int i = 0; i < code.length; i += Tape.STRIDE) {
      double before = slope[code[i + 1]];
      double after = gap(code, i);
      if (before * after < 0) {
        return low + (high - low) * (before / (before - after));
      }
    }
    return Double.NaN;
  }

  private double gap(int[] code, int i) {
    return Kinks.switches(code[i]) ? Kinks.gap(code[i], code[i + 2], code[i + 3], value) : 0;
  }

  /** The derivative of the slope by log x, after {@link #slope}. */
  double slopeByLogarithm() {
    return curvature[tape.root()];
  }
}
