package org.marl.core.exact;

import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;

/**
 * Derivatives of elementwise operations. At a kink a derivative is the mean of those of both sides:
 * 0 for {@code abs(0)}, half of each operand for a tie of {@code min} and {@code max}. Roots, which
 * rise without bound at 0, have the derivative 0 there: they are least where they begin.
 */
final class Slopes {
  private Slopes() {}

  /** The derivative at x, where the operation has the value y. */
  static double of(Unary operation, double x, double y) {
    return switch (operation) {
      case NEGATE -> -1;
      case ABS -> Math.signum(x);
      case EXP -> y;
      case LOG -> 1 / x;
      case SQRT -> y == 0 ? 0 : 0.5 / y;
      case TANH -> 1 - y * y;
      case SIGMOID -> y * (1 - y);
      case RELU -> (1 + Math.signum(x)) / 2;
      case NOT, SIGN, FLOOR -> 0;
    };
  }

  /** The derivative by the first operand. */
  static double inFirst(Binary operation, double a, double b) {
    return switch (operation) {
      case ADD, SUBTRACT -> 1;
      case MULTIPLY -> b;
      case DIVIDE -> 1 / b;
      case POWER -> powerInBase(a, b);
      case MIN -> share(b, a);
      case MAX -> share(a, b);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> 0;
    };
  }

  /** The derivative by the second operand. */
  static double inSecond(Binary operation, double a, double b) {
    return switch (operation) {
      case ADD -> 1;
      case SUBTRACT -> -1;
      case MULTIPLY -> a;
      case DIVIDE -> -a / (b * b);
      case POWER -> a > 0 ? Math.pow(a, b) * Math.log(a) : 0;
      case MIN -> share(a, b);
      case MAX -> share(b, a);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> 0;
    };
  }

  private static double powerInBase(double a, double b) {
    boolean root = a == 0 && b < 1;
    return b == 0 || root ? 0 : b * Math.pow(a, b - 1);
  }

  /** The share that x has in the larger of two numbers. */
  private static double share(double x, double other) {
    return x > other ? 1 : x < other ? 0 : 0.5;
  }
}
