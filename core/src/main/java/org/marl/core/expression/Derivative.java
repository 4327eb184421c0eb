package org.marl.core.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Symbolic derivatives, for people to read. Engines differentiate numerically, with one-sided
 * derivatives at kinks; here a kink takes the side that the comparison falls on, and {@code
 * sign(0)} is 0.
 */
public final class Derivative {
  private final Graph graph;
  private final Op.Variable variable;
  private final Map<Node, Node> derivatives = new HashMap<>();

  private Derivative(Graph graph, String variable) {
    this.graph = graph;
    this.variable = new Op.Variable(variable);
  }

  /**
   * The derivative of a function on (0, ∞), simplified; very large functions are left as the rules
   * give them.
   */
  public static ScalarFunction of(ScalarFunction f) {
    Graph graph = new Graph();
    Node body = graph.importing(f.body());
    Derivative derivative = new Derivative(graph, f.variable());
    for (Node node : Traversal.argumentsFirst(body)) {
      if (node.type().element() == Element.REAL) {
        derivative.derivatives.put(node, derivative.differentiate(node));
      }
    }
    return new ScalarFunction(
        f.variable(), Simplifier.simplify(graph, derivative.derivatives.get(body)));
  }

  private Node differentiate(Node node) {
    if (node.op() instanceof Op.Leaf) {
      return constant(node.op().equals(variable) ? 1 : 0);
    } else if (node.op() instanceof Unary op) {
      Node inner = derivatives.get(node.argument(0));
      return isZero(inner) ? inner : ofUnary(op, node, inner);
    } else if (node.op() instanceof Binary op) {
      return ofBinary(op, node);
    } else if (node.op() instanceof Op.Select) {
      return choice(
          node.argument(0), derivatives.get(node.argument(1)), derivatives.get(node.argument(2)));
    }
    throw new ExpressionException(
        node, Mistakes.quote(node) + " cannot be part of a function of one number", "");
  }

  /** The chain rule, where the derivative of the argument is not 0. */
  private Node ofUnary(Unary op, Node node, Node inner) {
    Node argument = node.argument(0);
    return switch (op) {
      case NEGATE -> graph.unary(Unary.NEGATE, inner);
      case ABS -> times(graph.unary(Unary.SIGN, argument), inner);
      case EXP -> times(node, inner);
      case LOG -> over(inner, argument);
      case SQRT -> over(inner, times(constant(2), node));
      case SIGN, FLOOR -> constant(0);
      case TANH -> times(minus(constant(1), times(node, node)), inner);
      case SIGMOID -> times(times(node, minus(constant(1), node)), inner);
      case RELU -> choice(graph.binary(Binary.GREATER, argument, constant(0)), inner, constant(0));
      case NOT -> throw new AssertionError("a truth has no derivative");
    };
  }

  private Node ofBinary(Binary op, Node node) {
    Node left = node.argument(0);
    Node right = node.argument(1);
    Node ofLeft = derivatives.get(left);
    Node ofRight = derivatives.get(right);
    return switch (op) {
      case ADD -> plus(ofLeft, ofRight);
      case SUBTRACT -> minus(ofLeft, ofRight);
      case MULTIPLY -> plus(times(ofLeft, right), times(left, ofRight));
      case DIVIDE -> minus(over(ofLeft, right), over(times(left, ofRight), times(right, right)));
      case POWER -> ofPower(node, ofLeft, ofRight);
      case MIN -> choice(graph.binary(Binary.LESS_EQUAL, left, right), ofLeft, ofRight);
      case MAX -> choice(graph.binary(Binary.GREATER_EQUAL, left, right), ofLeft, ofRight);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL, AND, OR ->
          throw new AssertionError("a truth has no derivative");
    };
  }

  private Node ofPower(Node node, Node ofBase, Node ofExponent) {
    Node base = node.argument(0);
    Node exponent = node.argument(1);
    Node lower = graph.binary(Binary.POWER, base, minus(exponent, constant(1)));
    Node byBase = isZero(ofBase) ? ofBase : times(times(exponent, lower), ofBase);
    return isZero(ofExponent)
        ? byBase
        : plus(byBase, times(times(node, graph.unary(Unary.LOG, base)), ofExponent));
  }

  private Node choice(Node condition, Node then, Node otherwise) {
    return then == otherwise ? then : graph.select(condition, then, otherwise);
  }

  private Node constant(double value) {
    return graph.constant(value);
  }

  private static boolean isZero(Node node) {
    return node.isConstant() && node.constant() == 0;
  }

  private Node plus(Node a, Node b) {
    if (isZero(a)) {
      return b;
    }
    return isZero(b) ? a : graph.binary(Binary.ADD, a, b);
  }

  private Node minus(Node a, Node b) {
    return isZero(b) ? a : graph.binary(Binary.SUBTRACT, a, b);
  }

  private Node times(Node a, Node b) {
    for (Node factor : List.of(a, b)) {
      if (isZero(factor)) {
        return factor;
      }
    }
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  private Node over(Node a, Node b) {
    return isZero(a) ? a : graph.binary(Binary.DIVIDE, a, b);
  }
}
