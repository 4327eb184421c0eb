package org.marl.core.exact;

import org.marl.core.expression.ScalarFunction;

/**
 * A {@link ScalarFunction} compiled for repeated evaluation in double precision, with one-sided
 * derivatives by forward jets.
 *
 * <p>Evaluation allocates nothing and uses scratch registers, so a curve belongs to one thread;
 * {@link #copy()} is cheap.
 */
public final class Curve {
  private final Tape tape;
  private final double[] value;
  private final double[] slope;
  private final double[] curvature;

  Curve(Tape tape) {
    this.tape = tape;
    this.value = tape.initial().clone();
    this.slope = new double[tape.registers()];
    this.curvature = new double[tape.registers()];
  }

  /**
   * Compiles a function.
   *
   * @throws org.marl.core.expression.ExpressionException if its body has an operation that is not
   *     elementwise, or a quantity
   */
  public static Curve of(ScalarFunction function) {
    TapeBuilder builder = new TapeBuilder(0);
    return new Curve(builder.build(builder.apply(function.body(), TapeBuilder.variable())));
  }

  /** The same function with its own registers, for another thread. */
  public Curve copy() {
    return new Curve(tape);
  }

  public double value(double x) {
    value[0] = x;
    return tape.value(value);
  }

  /**
   * The one-sided derivative.
   *
   * @param direction +1 for the right, −1 for the left derivative
   * @return df/dx at x on that side; not a number only where f itself is undefined nearby
   */
  public double slope(double x, int direction) {
    at(x, direction);
    return slope();
  }

  /** Evaluates value and derivatives on one side of x, to be read by the methods that follow. */
  public void at(double x, int direction) {
    evaluate(x, direction);
    if (Double.isNaN(slope[tape.root()])) {
      // 0/0 in a derivative, as of sqrt((x - 1)^2) at 1: the neighbour on that side knows.
      evaluate(direction > 0 ? Math.nextUp(x) : Math.nextDown(x), direction);
    }
  }

  private void evaluate(double x, int direction) {
    value[0] = x;
    slope[0] = direction;
    tape.jet(value, slope, curvature);
    if (direction < 0) {
      slope[tape.root()] = tape.root() == 0 ? 1 : -slope[tape.root()];
    }
  }

  /** The value at the last {@link #at}. */
  public double value() {
    return value[tape.root()];
  }

  /** The one-sided first derivative at the last {@link #at}. */
  public double slope() {
    return slope[tape.root()];
  }

  /** The one-sided second derivative at the last {@link #at}. */
  public double curvature() {
    return curvature[tape.root()] / value[0];
  }

  /** x f''(x) at the last {@link #at}: the derivative of the slope by log x. */
  double slopeByLogarithm() {
    return curvature[tape.root()];
  }

  Tape tape() {
    return tape;
  }

  /** Registers of the last {@link #at}: values, for the analysis of the tape. */
  double[] values() {
    return value;
  }

  /** Derivatives along the direction, except the root's, which is along +1. */
  double[] slopes() {
    return slope;
  }
}
