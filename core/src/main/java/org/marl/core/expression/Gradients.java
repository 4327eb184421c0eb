package org.marl.core.expression;

import java.util.List;
import java.util.Set;

/**
 * The rule of {@code gradient(y, x)}: an entry of y may depend only on those entries of x that have
 * its place along all axes of y, and on one sample.
 */
final class Gradients {
  private Gradients() {}

  static Type type(Node y, Node x) {
    Typing.require(Element.REAL, y);
    Typing.require(Element.REAL, x);
    List<Node> arguments = List.of(y, x);
    if (!x.type().axes().containsAll(y.type().axes())) {
      throw new ExpressionException(
          y,
          Mistakes.quote(new Op.Gradient(), arguments)
              + " has many derivatives for each entry of "
              + Mistakes.quote(x)
              + ": "
              + Mistakes.quote(y)
              + " "
              + Mistakes.axes(y)
              + ", "
              + Mistakes.quote(x)
              + " "
              + Mistakes.axes(x),
          "reduce the axes that only the first has");
    }
    checkDependence(y, x);
    Type joined = Typing.join(new Op.Gradient(), Element.REAL, true, arguments);
    return new Type(
        Element.REAL, x.type().axes(), joined.stage(), y.type().trains(), y.type().coupled());
  }

  private static void checkDependence(Node y, Node x) {
    Set<Node> dependent = Dependence.of(y, node -> isMadeFrom(node, x));
    for (Node node : Traversal.argumentsFirst(y)) {
      if (dependent.contains(node) && !isMadeFrom(node, x)) {
        checkPlaces(node, y, x);
      }
    }
    if (!dependent.contains(y)) {
      throw new ExpressionException(
          y, Mistakes.quote(y) + " does not depend on " + Mistakes.quote(x), "");
    }
  }

  /** An entry of y that depends on many entries of x has no one derivative. */
  private static void checkPlaces(Node node, Node y, Node x) {
    for (Axis axis : joined(node.op())) {
      if (axis == Axis.SAMPLES || y.type().has(axis)) {
        String one = axis.word().substring(0, axis.word().length() - 1);
        throw new ExpressionException(
            node,
            "in "
                + Mistakes.quote(new Op.Gradient(), List.of(y, x))
                + ", "
                + Mistakes.quote(node)
                + " makes one "
                + one
                + " depend on others",
            "differentiate before " + axis.word() + " are reduced");
      }
    }
  }

  /** The axes along which an entry of the result is made from many entries. */
  private static Set<Axis> joined(Op op) {
    if (op instanceof Op.Reduce reduce) {
      return reduce.over();
    } else if (op instanceof Op.Shift || op instanceof Op.Scan) {
      return Set.of(Axis.SAMPLES);
    } else if (op instanceof Op.Gather) {
      return Set.of(Axis.ACTIONS);
    } else if (op instanceof Op.Entry entry) {
      return Set.of(entry.axis());
    } else if (op instanceof Op.Custom custom) {
      return custom.operation().over();
    }
    return op instanceof Op.Apply ? Set.of(Axis.AGENTS) : Set.of();
  }

  private static boolean isMadeFrom(Node node, Node x) {
    if (node == x) {
      return true;
    }
    return node.op() instanceof Op.Input whole
        && x.op() instanceof Op.Input part
        && whole.copy() == part.copy()
        && Inputs.isMadeFrom(whole.quantity(), part.quantity());
  }
}
