package org.marl.core.program;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Traversal;
import org.marl.core.expression.Unary;

/**
 * Writes q f(p / q), the terms of an f-divergence, in float32: with t = log p - log q within ±20, x
 * = exp t, and log x, powers and roots of x taken from t. Where both are probabilities of actions
 * that are not available, logarithms are 0 and so is the term.
 */
final class DivergenceTerms {
  private final Tensor logarithm;
  private final Tensor x;
  private final Map<Node, Tensor> known = new HashMap<>();

  /**
   * @param logarithm of x
   */
  private DivergenceTerms(Tensor logarithm) {
    this.logarithm = logarithm;
    this.x = logarithm.exp();
  }

  /**
   * The terms.
   *
   * @param logP of the first distribution
   * @param logQ of the second
   * @param q the second distribution
   */
  static Tensor of(ScalarFunction f, Tensor logP, Tensor logQ, Tensor q) {
    Tensor t = logP.minus(logQ).clamp(-Lowering.LARGEST_LOG_RATIO, Lowering.LARGEST_LOG_RATIO);
    return q.times(function(f, t));
  }

  /**
   * f of numbers that are known by their logarithms.
   *
   * @param logarithm within ±20
   */
  static Tensor function(ScalarFunction f, Tensor logarithm) {
    return new DivergenceTerms(logarithm).value(f.body());
  }

  private Tensor value(Node body) {
    for (Node node : Traversal.argumentsFirst(body)) {
      if (!node.isConstant()) {
        known.put(node, write(node));
      }
    }
    return known.containsKey(body)
        ? known.get(body)
        : x.map("torch.full_like", Literal.of(body.constant()));
  }

  private Tensor write(Node node) {
    if (node.op() instanceof Op.Variable) {
      return x;
    } else if (node.op() instanceof Unary op) {
      boolean ofX = node.argument(0).op() instanceof Op.Variable;
      if (ofX && op == Unary.LOG) {
        return logarithm;
      }
      return ofX && op == Unary.SQRT
          ? logarithm.times(0.5).exp()
          : Elementwise.unary(op, known.get(node.argument(0)));
    } else if (node.op() instanceof Binary op) {
      return binary(op, node.argument(0), node.argument(1));
    } else if (node.op() instanceof Op.Select) {
      return known.get(node.argument(0)).choose(tensor(node.argument(1)), tensor(node.argument(2)));
    }
    throw new AssertionError("f contains " + node.op());
  }

  private Tensor binary(Binary op, Node left, Node right) {
    if (op == Binary.POWER && left.op() instanceof Op.Variable && right.isConstant()) {
      return logarithm.times(right.constant()).exp();
    }
    return Lowering.binary(
        op, literal(left), literal(right), () -> known.get(left), () -> known.get(right));
  }

  private Tensor tensor(Node node) {
    return node.isConstant()
        ? x.map("torch.full_like", Literal.of(node.constant()))
        : known.get(node);
  }

  private static OptionalDouble literal(Node node) {
    return node.isConstant() ? OptionalDouble.of(node.constant()) : OptionalDouble.empty();
  }
}
