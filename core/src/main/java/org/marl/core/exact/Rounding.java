package org.marl.core.exact;

import static org.marl.core.exact.Opcode.*;

/**
 * First-order bounds of the rounding error in the value and the slope that a {@link Curve} has just
 * computed (running error analysis along its tape). They tell a function that is not convex from
 * one whose slope falls by rounding only.
 */
final class Rounding {
  /** Relative error of one operation. */
  private static final double UNIT = 0x1p-53;

  /** Relative error of a library function, in {@link #UNIT}s. */
  private static final double LIBRARY = 2;

  private final Curve curve;
  private final double[] valueError;
  private final double[] slopeError;

  Rounding(Curve curve) {
    this.curve = curve;
    this.valueError = new double[curve.tape().registers()];
    this.slopeError = new double[curve.tape().registers()];
  }

  double valueError() {
    return valueError[curve.tape().root()];
  }

  double slopeError() {
    return slopeError[curve.tape().root()];
  }

  /** Bounds the errors of the curve's last {@link Curve#at}. */
  void bound() {
    double[] v = curve.values();
    double[] d = curve.slopes();
    int[] code = curve.tape().instructions();
    for (int i = 0; i < code.length; i += Tape.STRIDE) {
      int t = code[i + 1];
      int a = code[i + 2];
      int b = code[i + 3];
      switch (code[i]) {
        case NEGATE, ABS, RELU -> take(t, a);
        case MIN, MAX -> takeLarger(t, a, b);
        case SELECT -> takeLarger(t, b, code[i + 4]);
        case ADD, SUBTRACT ->
            set(
                t,
                valueError[a] + valueError[b] + UNIT * Math.abs(v[t]),
                slopeError[a] + slopeError[b] + UNIT * Math.abs(d[t]));
        case MULTIPLY, SQUARE -> product(t, a, b, v, d);
        case DIVIDE -> quotient(t, a, b, v, d);
        case RATIO -> set(t, valueError[a] / Math.abs(v[b]) + UNIT * Math.abs(v[t]), slopeError[a]);
        case PERSPECTIVE ->
            set(t, valueError[a] * Math.abs(v[b]) + UNIT * Math.abs(v[t]), slopeError[a]);
        case POWER -> power(t, a, b, v, d, LIBRARY);
        case INTEGER_POWER -> power(t, a, b, v, d, v[b]);
        case EXP -> function(t, a, v, d, v[t], v[t]);
        case LOG -> function(t, a, v, d, 1 / v[a], -1 / (v[a] * v[a]));
        case SQRT -> function(t, a, v, d, 0.5 / v[t], -0.25 / (v[t] * v[a]));
        case TANH -> {
          double s = 1 - v[t] * v[t];
          function(t, a, v, d, s, -2 * v[t] * s);
        }
        case SIGMOID -> {
          double s = v[t] * (1 - v[t]);
          function(t, a, v, d, s, s * (1 - 2 * v[t]));
        }
        default -> set(t, 0, 0);
      }
    }
  }

  private void set(int target, double ofValue, double ofSlope) {
    valueError[target] = finite(ofValue);
    slopeError[target] = finite(ofSlope);
  }

  /** A bound that is not a number bounds nothing. */
  private static double finite(double error) {
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  private void take(int target, int source) {
    set(target, valueError[source], slopeError[source]);
  }

  private void takeLarger(int target, int a, int b) {
    set(target, Math.max(valueError[a], valueError[b]), Math.max(slopeError[a], slopeError[b]));
  }

  private void product(int t, int a, int b, double[] v, double[] d) {
    double value =
        Math.abs(v[a]) * valueError[b] + Math.abs(v[b]) * valueError[a] + UNIT * Math.abs(v[t]);
    double slope =
        Math.abs(d[a]) * valueError[b]
            + Math.abs(v[b]) * slopeError[a]
            + Math.abs(v[a]) * slopeError[b]
            + Math.abs(d[b]) * valueError[a]
            + 2 * UNIT * (Math.abs(d[a] * v[b]) + Math.abs(v[a] * d[b]));
    set(t, value, slope);
  }

  private void quotient(int t, int a, int b, double[] v, double[] d) {
    double divisor = Math.abs(v[b]);
    double value =
        (valueError[a] + Math.abs(v[t]) * valueError[b]) / divisor + UNIT * Math.abs(v[t]);
    double slope =
        (slopeError[a] + Math.abs(v[t]) * slopeError[b] + Math.abs(d[b]) * value) / divisor
            + Math.abs(d[t]) * valueError[b] / divisor
            + 2 * UNIT * (Math.abs(d[a]) + Math.abs(v[t] * d[b])) / divisor;
    set(t, value, slope);
  }

  /**
   * A power.
   *
   * @param units the relative error of its computation, in {@link #UNIT}s
   */
  private void power(int t, int a, int b, double[] v, double[] d, double units) {
    double base = Math.abs(v[a]);
    double logarithm = Math.abs(Math.log(base));
    double relative =
        Math.abs(v[b]) * valueError[a] / base + logarithm * valueError[b] + units * UNIT;
    double slope =
        Math.abs(v[t])
                * (Math.abs(v[b]) * slopeError[a] / base
                    + slopeError[b] * logarithm
                    + Math.abs(d[b]) * valueError[a] / base
                    + Math.abs(v[b] * d[a]) * valueError[a] / (base * base)
                    + Math.abs(d[a]) * valueError[b] / base)
            + Math.abs(d[t]) * (relative + 4 * UNIT);
    set(t, Math.abs(v[t]) * relative, slope);
  }

  /** An operation of one operand with the given first and second derivative there. */
  private void function(int t, int a, double[] v, double[] d, double first, double second) {
    set(
        t,
        Math.abs(first) * valueError[a] + LIBRARY * UNIT * Math.abs(v[t]),
        Math.abs(first) * slopeError[a]
            + Math.abs(second * d[a]) * valueError[a]
            + 4 * UNIT * Math.abs(first * d[a]));
  }
}
