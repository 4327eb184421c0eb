package org.marl.core.expression;

import java.util.HashMap;
import java.util.Map;

/** Signs of the parts of a function of one number on (0, ∞), from its form alone. */
final class Signs {
  private final Map<Node, Sign> signs = new HashMap<>();

  private Signs() {}

  /** The sign that a function has everywhere on (0, ∞). */
  static Sign of(Node root) {
    Signs signs = new Signs();
    for (Node node : Traversal.argumentsFirst(root)) {
      if (node.type().element() == Element.REAL) {
        signs.signs.put(node, signs.sign(node));
      }
    }
    return signs.signs.get(root);
  }

  private Sign sign(Node node) {
    if (node.isConstant()) {
      return Sign.of(node.constant());
    } else if (node.op() instanceof Op.Variable) {
      return Sign.POSITIVE;
    } else if (node.op() instanceof Unary op) {
      return ofUnary(op, signs.get(node.argument(0)));
    } else if (node.op() instanceof Binary op) {
      return ofBinary(op, node);
    } else if (node.op() instanceof Op.Select) {
      return signs.get(node.argument(1)).or(signs.get(node.argument(2)));
    }
    return Sign.UNKNOWN;
  }

  private static Sign ofUnary(Unary op, Sign of) {
    return switch (op) {
      case NEGATE -> of.negated();
      case EXP, SIGMOID -> Sign.POSITIVE;
      case ABS -> of == Sign.ZERO ? of : of.isStrict() ? Sign.POSITIVE : Sign.NON_NEGATIVE;
      case SQRT -> of == Sign.POSITIVE || of == Sign.ZERO ? of : Sign.NON_NEGATIVE;
      case RELU -> of == Sign.POSITIVE ? of : of.isAtMostZero() ? Sign.ZERO : Sign.NON_NEGATIVE;
      case SIGN, TANH -> of;
      case FLOOR -> of.isAtLeastZero() ? of.orZero() : of;
      case LOG, NOT -> Sign.UNKNOWN;
    };
  }

  private Sign ofBinary(Binary op, Node node) {
    Sign left = signs.get(node.argument(0));
    Sign right = signs.get(node.argument(1));
    return switch (op) {
      case ADD -> left.plus(right);
      case SUBTRACT -> left.plus(right.negated());
      case MULTIPLY -> node.argument(0) == node.argument(1) ? square(left) : left.times(right);
      case DIVIDE -> right.isStrict() ? left.times(right) : Sign.UNKNOWN;
      case POWER -> power(left, node.argument(1));
      case MIN -> minimum(left, right);
      case MAX -> minimum(left.negated(), right.negated()).negated();
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> Sign.UNKNOWN;
    };
  }

  private static Sign minimum(Sign a, Sign b) {
    if (a == Sign.NEGATIVE || b == Sign.NEGATIVE) {
      return Sign.NEGATIVE;
    }
    return a.isAtMostZero() || b.isAtMostZero() ? Sign.NON_POSITIVE : a.or(b);
  }

  private static Sign square(Sign of) {
    return of.isStrict() ? Sign.POSITIVE : of == Sign.ZERO ? of : Sign.NON_NEGATIVE;
  }

  private static Sign power(Sign base, Node exponent) {
    if (base == Sign.POSITIVE) {
      return Sign.POSITIVE;
    }
    if (!exponent.isConstant()) {
      return base.isAtLeastZero() ? Sign.NON_NEGATIVE : Sign.UNKNOWN;
    }
    double e = exponent.constant();
    if (e > 0 && Math.IEEEremainder(e, 2) == 0) {
      return square(base);
    }
    boolean odd = Math.abs(Math.IEEEremainder(e, 2)) == 1;
    return e > 0 && (odd || base.isAtLeastZero()) ? base : Sign.UNKNOWN;
  }
}
