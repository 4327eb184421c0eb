package org.marl.core.expression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rule of {@code gradient(y, x)}: y at a sample may depend on x at that sample only. */
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
    Set<Node> dependent = new HashSet<>();
    for (Node node : Traversal.argumentsFirst(y)) {
      boolean depends =
          isMadeFrom(node, x)
              || (!cutsGradient(node) && node.arguments().stream().anyMatch(dependent::contains));
      if (!depends) {
        continue;
      }
      dependent.add(node);
      if (node != x && mixesSamples(node.op())) {
        throw new ExpressionException(
            node,
            "in "
                + Mistakes.quote(new Op.Gradient(), List.of(y, x))
                + ", "
                + Mistakes.quote(node)
                + " makes one sample depend on others",
            "differentiate before samples are reduced");
      }
    }
    if (!dependent.contains(y)) {
      throw new ExpressionException(
          y, Mistakes.quote(y) + " does not depend on " + Mistakes.quote(x), "");
    }
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

  private static boolean cutsGradient(Node node) {
    return node.op() instanceof Op.Stop || node.op() instanceof Op.Coefficient;
  }

  private static boolean mixesSamples(Op op) {
    return op instanceof Op.Shift
        || op instanceof Op.Scan
        || (op instanceof Op.Reduce reduce && reduce.over().contains(Axis.SAMPLES))
        || (op instanceof Op.Custom custom && custom.operation().over().contains(Axis.SAMPLES));
  }
}
