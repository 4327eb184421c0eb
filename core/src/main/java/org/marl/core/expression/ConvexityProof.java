package org.marl.core.expression;

/**
 * Proofs that a function of one number is convex on (0, ∞). A smooth function is if the signs of
 * the terms of its second derivative say so, as a sum or over a common denominator. Others are if
 * they are composed of such functions by rules that keep convexity: sums, multiples, maxima,
 * absolute values of lines, and powers of what is at least 0 (Boyd and Vandenberghe, Convex
 * Optimization, section 3.2).
 *
 * <p>No proof means nothing: the function may be convex all the same.
 */
public final class ConvexityProof {
  /** Larger functions are not looked at: the rules may look at shared parts more than once. */
  private static final int LARGEST = 400;

  private final String variable;

  private ConvexityProof(String variable) {
    this.variable = variable;
  }

  /** Is there a proof that the function is convex? */
  public static boolean exists(ScalarFunction f) {
    return f.body().size() <= LARGEST && new ConvexityProof(f.variable()).isConvex(f.body());
  }

  private boolean isConvex(Node node) {
    return bends(node, 1);
  }

  /** Is the node convex (direction +1), or concave (−1)? */
  private boolean bends(Node node, int direction) {
    return bySecondDerivative(node, direction) || byRule(node, direction);
  }

  private boolean bySecondDerivative(Node node, int direction) {
    if (Traversal.contains(node, ConvexityProof::mayHaveKinks)) {
      return false;
    }
    try {
      Node second = Derivative.of(Derivative.of(new ScalarFunction(variable, node))).body();
      return has(Signs.of(second), direction) || has(overCommonDenominator(second), direction);
    } catch (ExpressionException notDifferentiable) {
      return false;
    }
  }

  private static boolean mayHaveKinks(Node node) {
    return node.op() == Unary.ABS
        || node.op() == Unary.RELU
        || node.op() == Unary.SIGN
        || node.op() == Unary.FLOOR
        || node.op() == Binary.MIN
        || node.op() == Binary.MAX
        || node.op() instanceof Op.Select
        || node.type().element() == Element.BOOL;
  }

  private static boolean has(Sign sign, int direction) {
    return direction > 0 ? sign.isAtLeastZero() : sign.isAtMostZero();
  }

  private static Sign overCommonDenominator(Node node) {
    Graph graph = new Graph();
    return Fraction.of(graph, graph.importing(node))
        .map(fraction -> Signs.of(Simplifier.simplify(graph, fraction.numerator())))
        .orElse(Sign.UNKNOWN);
  }

  private boolean byRule(Node node, int direction) {
    if (node.op() instanceof Unary op) {
      return unary(op, node.argument(0), direction);
    }
    return node.op() instanceof Binary op
        && binary(op, node.argument(0), node.argument(1), direction);
  }

  private boolean unary(Unary op, Node of, int direction) {
    if (op == Unary.NEGATE) {
      return bends(of, -direction);
    }
    boolean isLine = op == Unary.ABS && bends(of, 1) && bends(of, -1);
    return direction > 0 && (isLine || (op == Unary.RELU && bends(of, 1)));
  }

  private boolean binary(Binary op, Node a, Node b, int direction) {
    return switch (op) {
      case ADD -> bends(a, direction) && bends(b, direction);
      case SUBTRACT -> bends(a, direction) && bends(b, -direction);
      case MULTIPLY -> isMultiple(a, b, direction) || isMultiple(b, a, direction);
      case DIVIDE -> isMultiple(b, a, direction);
      case MAX -> direction > 0 && bends(a, 1) && bends(b, 1);
      case MIN -> direction < 0 && bends(a, -1) && bends(b, -1);
      case POWER ->
          direction > 0
              && b.isConstant()
              && b.constant() >= 1
              && Signs.of(a).isAtLeastZero()
              && bends(a, 1);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> false;
    };
  }

  private boolean isMultiple(Node factor, Node node, int direction) {
    return factor.isConstant()
        && factor.constant() != 0
        && bends(node, factor.constant() > 0 ? direction : -direction);
  }
}
