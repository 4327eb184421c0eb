package org.marl.core.exact;

import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;

/** The operations on single entries, with their slopes. */
final class Operations {
  private Operations() {}

  record OfOne(Unary operation) implements Elementwise.Operation {

    @Override
    public double value(double[] x) {
      return operation.apply(x[0]);
    }

    @Override
    public double slope(int operand, double[] x, double y) {
      return Slopes.of(operation, x[0], y);
    }
  }

  record OfTwo(Binary operation) implements Elementwise.Operation {

    @Override
    public double value(double[] x) {
      return operation.apply(x[0], x[1]);
    }

    @Override
    public double slope(int operand, double[] x, double y) {
      return operand == 0
          ? Slopes.inFirst(operation, x[0], x[1])
          : Slopes.inSecond(operation, x[0], x[1]);
    }
  }

  /** A condition, and the alternatives. */
  record Choice() implements Elementwise.Operation {

    @Override
    public double value(double[] x) {
      return x[0] != 0 ? x[1] : x[2];
    }

    @Override
    public double slope(int operand, double[] x, double y) {
      return (operand == 1) == (x[0] != 0) ? 1 : 0;
    }
  }

  /** A term of a divergence. */
  record Distance(PerspectiveFunction function) implements Elementwise.Operation {

    @Override
    public double value(double[] x) {
      return function.at(x[0], x[1]);
    }

    @Override
    public double slope(int operand, double[] x, double y) {
      return operand == 0 ? function.slopeInFirst(x[0], x[1]) : function.slopeInSecond(x[0], x[1]);
    }
  }
}
