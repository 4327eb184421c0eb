package org.marl.core.exact;

import static org.marl.core.exact.Opcode.*;

/**
 * A straight-line program over registers. Register 0 is the variable, the next ones are data, the
 * others hold constants and results. A tape is immutable; callers own the register arrays.
 *
 * @param instructions five integers each: code, target, and up to three operands
 * @param initial the registers before the first instruction: constants, zero elsewhere
 * @param data the number of data registers, which start at 1
 * @param root the register of the result
 */
record Tape(int[] instructions, double[] initial, int data, int root) {
  static final int STRIDE = 5;

  int registers() {
    return initial.length;
  }

  /** Runs on values alone. */
  double value(double[] v) {
    int[] code = instructions;
    for (int i = 0; i < code.length; i += STRIDE) {
      double a = v[code[i + 2]];
      double b = v[code[i + 3]];
      v[code[i + 1]] =
          switch (code[i]) {
            case NEGATE -> -a;
            case NOT -> a == 0 ? 1 : 0;
            case ABS -> Math.abs(a);
            case EXP -> Math.exp(a);
            case LOG -> Math.log(a);
            case SQRT -> Math.sqrt(a);
            case SIGN -> Math.signum(a);
            case TANH -> Math.tanh(a);
            case SIGMOID -> 1 / (1 + Math.exp(-a));
            case RELU -> Math.max(a, 0);
            case FLOOR -> Math.floor(a);
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY, PERSPECTIVE -> a * b;
            case DIVIDE, RATIO -> a / b;
            case POWER -> Math.pow(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case LESS -> a < b ? 1 : 0;
            case LESS_EQUAL -> a <= b ? 1 : 0;
            case GREATER -> a > b ? 1 : 0;
            case GREATER_EQUAL -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case NOT_EQUAL -> a != b ? 1 : 0;
            case AND -> a != 0 && b != 0 ? 1 : 0;
            case OR -> a != 0 || b != 0 ? 1 : 0;
            case SELECT -> a != 0 ? b : v[code[i + 4]];
            case SQUARE -> a * a;
            case INTEGER_POWER -> integerPower(a, (int) b - 2) * a * a;
            default -> throw new AssertionError(code[i]);
          };
    }
    return v[root];
  }

  /**
   * Runs on values with their first derivatives along a direction and their second derivatives
   * times the variable (forward jets). The factor keeps the second derivative of a logarithm from
   * overflowing at tiny arguments. Where operands of a comparison, a minimum or an absolute value
   * tie, their derivatives decide, so the derivatives are those of the piece that lies in that
   * direction.
   *
   * <p>The slope of a perspective {@code q f(x/q)} is {@code f'(x/q)}, and its second derivative
   * times x is {@code f''(x/q) x/q}. So between {@link Opcode#RATIO} and {@link
   * Opcode#PERSPECTIVE}, derivatives are those by the ratio, and the variable is the ratio's: the
   * factors 1/q and q, whose products with f' overflow for tiny q, never appear.
   */
  void jet(double[] v, double[] d, double[] c) {
    double x = v[0];
    int[] code = instructions;
    for (int i = 0; i < code.length; i += STRIDE) {
      int t = code[i + 1];
      int ia = code[i + 2];
      int ib = code[i + 3];
      double a = v[ia];
      double da = d[ia];
      double ca = c[ia];
      double b = v[ib];
      double db = d[ib];
      double cb = c[ib];
      switch (code[i]) {
        case NEGATE -> set(v, d, c, t, -a, -da, -ca);
        case ABS -> {
          if (sign(a, da, ca) < 0) {
            set(v, d, c, t, -a, -da, -ca);
          } else {
            set(v, d, c, t, a, da, ca);
          }
        }
        case RELU -> {
          if (sign(a, da, ca) > 0) {
            set(v, d, c, t, a, da, ca);
          } else {
            set(v, d, c, t, 0, 0, 0);
          }
        }
        case EXP -> {
          double e = Math.exp(a);
          set(v, d, c, t, e, e * da, e * (ca + da * (da * x)));
        }
        case LOG -> {
          double s = da / a;
          set(v, d, c, t, Math.log(a), s, ca / a - s * (s * x));
        }
        case SQRT -> {
          double r = Math.sqrt(a);
          double s = da / (2 * r);
          set(v, d, c, t, r, s, (ca / 2 - s * (s * x)) / r);
        }
        case TANH -> {
          double h = Math.tanh(a);
          double s = 1 - h * h;
          set(v, d, c, t, h, s * da, s * (ca - 2 * h * da * (da * x)));
        }
        case SIGMOID -> {
          double h = 1 / (1 + Math.exp(-a));
          double s = h * (1 - h);
          set(v, d, c, t, h, s * da, s * (ca + (1 - 2 * h) * da * (da * x)));
        }
        case SIGN -> set(v, d, c, t, Math.signum(a), 0, 0);
        case FLOOR -> set(v, d, c, t, Math.floor(a), 0, 0);
        case ADD -> set(v, d, c, t, a + b, da + db, ca + cb);
        case SUBTRACT -> set(v, d, c, t, a - b, da - db, ca - cb);
        case MULTIPLY ->
            set(
                v,
                d,
                c,
                t,
                a * b,
                times(da, b) + times(db, a),
                times(ca, b) + 2 * da * (db * x) + times(cb, a));
        case SQUARE -> set(v, d, c, t, a * a, 2 * a * da, 2 * (da * (da * x) + a * ca));
        case INTEGER_POWER -> {
          double below = integerPower(a, (int) b - 2);
          double first = b * (below * a);
          double second = (b - 1) * b * (below * x) * da;
          set(v, d, c, t, below * a * a, times(da, first), times(ca, first) + times(da, second));
        }
        case DIVIDE -> {
          double r = a / b;
          double s = (da - times(db, r)) / b;
          set(v, d, c, t, r, s, (ca - 2 * s * (db * x) - times(cb, r)) / b);
        }
        case RATIO -> {
          x = v[0] / b;
          set(v, d, c, t, a / b, da, ca);
        }
        case PERSPECTIVE -> {
          x = v[0];
          set(v, d, c, t, a * b, da, ca);
        }
        case POWER -> {
          if (db == 0 && cb == 0) {
            power(v, d, c, t, x, a, da, ca, b);
          } else {
            generalPower(v, d, c, t, x, a, da, ca, b, db, cb);
          }
        }
        case MIN -> copy(v, d, c, t, order(a, da, ca, b, db, cb) <= 0 ? ia : ib);
        case MAX -> copy(v, d, c, t, order(a, da, ca, b, db, cb) >= 0 ? ia : ib);
        case SELECT -> copy(v, d, c, t, a != 0 ? ib : code[i + 4]);
        case NOT -> set(v, d, c, t, a == 0 ? 1 : 0, 0, 0);
        case AND -> set(v, d, c, t, a != 0 && b != 0 ? 1 : 0, 0, 0);
        case OR -> set(v, d, c, t, a != 0 || b != 0 ? 1 : 0, 0, 0);
        default -> set(v, d, c, t, compare(code[i], order(a, da, ca, b, db, cb)) ? 1 : 0, 0, 0);
      }
    }
  }

  /** A derivative times a value; a constant times a value that has overflowed stays constant. */
  private static double times(double derivative, double value) {
    return derivative == 0 ? 0 : derivative * value;
  }

  private static double integerPower(double base, int exponent) {
    double power = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      power = (rest & 1) == 0 ? power : power * square;
      square *= square;
    }
    return power;
  }

  private static void set(
      double[] v, double[] d, double[] c, int target, double value, double first, double second) {
    v[target] = value;
    d[target] = first;
    c[target] = second;
  }

  private static void copy(double[] v, double[] d, double[] c, int target, int source) {
    v[target] = v[source];
    d[target] = d[source];
    c[target] = c[source];
  }

  private static void power(
      double[] v,
      double[] d,
      double[] c,
      int target,
      double x,
      double a,
      double da,
      double ca,
      double exponent) {
    double y = Math.pow(a, exponent);
    boolean plain = y != 0 && Double.isFinite(y) && a != 0;
    double first = exponent * (plain ? y / a : Math.pow(a, exponent - 1));
    double second = 0;
    if (da != 0 && exponent != 1) {
      second = (exponent - 1) * first * da * (da * (x / a));
    }
    set(v, d, c, target, y, first * da, (ca == 0 ? 0 : first * ca) + second);
  }

  private static void generalPower(
      double[] v,
      double[] d,
      double[] c,
      int target,
      double x,
      double a,
      double da,
      double ca,
      double b,
      double db,
      double cb) {
    double y = Math.pow(a, b);
    double log = Math.log(a);
    double relative = da / a;
    double first = db * log + b * relative;
    double second = cb * log + 2 * db * (relative * x) + b * (ca / a - relative * (relative * x));
    set(v, d, c, target, y, y * first, y * (first * (first * x) + second));
  }

  /** The sign of a jet just after the point: of its first derivative that is not zero. */
  private static double sign(double value, double first, double second) {
    if (value != 0) {
      return value;
    }
    return first != 0 ? first : second;
  }

  private static int order(double a, double da, double ca, double b, double db, double cb) {
    if (a != b) {
      return a < b ? -1 : 1;
    }
    if (da != db) {
      return da < db ? -1 : 1;
    }
    return Double.compare(ca, cb);
  }

  private static boolean compare(int code, int order) {
    return switch (code) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      default -> throw new AssertionError(code);
    };
  }
}
