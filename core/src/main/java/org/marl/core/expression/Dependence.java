package org.marl.core.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which parts of an expression change with a variable, as far as derivatives can tell. */
public final class Dependence {
  private Dependence() {}

  /** The nodes of y whose derivative with respect to x need not be 0; x itself if y has it. */
  public static Set<Node> of(Node y, Node x) {
    return of(y, node -> node == x);
  }

  /** The same for several variables. */
  static Set<Node> of(Node y, Predicate<Node> variable) {
    Set<Node> dependent = new HashSet<>();
    for (Node node : Traversal.argumentsFirst(y)) {
      if (variable.test(node) || differentiable(node).stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
    return dependent;
  }

  /** The arguments of which a small change makes a small change of the value. */
  private static List<Node> differentiable(Node node) {
    Op op = node.op();
    if (op instanceof Op.Stop || op instanceof Op.At || op instanceof Op.Coefficient) {
      return List.of();
    } else if (op instanceof Op.ByEpoch) {
      return List.of();
    } else if (node.type().element() != Element.REAL || op == Unary.SIGN || op == Unary.FLOOR) {
      return List.of();
    } else if (op instanceof Op.Select) {
      return node.arguments().subList(1, 3);
    } else if (op instanceof Op.Gather) {
      return node.arguments().subList(0, 1);
    }
    return node.arguments();
  }
}
