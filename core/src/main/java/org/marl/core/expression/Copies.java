package org.marl.core.expression;

import java.util.Optional;

/** Rewrites an expression to the old or target copies of the networks inside. */
final class Copies {
  private final Graph graph;
  private final Inputs inputs;
  private final Copy copy;
  private boolean changed;

  private Copies(Graph graph, Inputs inputs, Copy copy) {
    this.graph = graph;
    this.inputs = inputs;
    this.copy = copy;
  }

  /** The expression under the copy, which is not the live one. */
  static Node of(Graph graph, Inputs inputs, Copy copy, Node e) {
    String word = copy == Copy.OLD ? "old" : "target";
    if (copy == Copy.TARGET) {
      inputs.requireTargets("`target(" + Printer.brief(e) + ")`");
    }
    Copies copies = new Copies(graph, inputs, copy);
    Node result = new Rewriter(graph, copies::replacement, copies::operation).rewrite(e);
    if (!copies.changed && !Reducing.isOpen(e)) {
      throw new ExpressionException(
          e,
          "`"
              + word
              + "` has no effect: nothing inside "
              + Mistakes.quote(e)
              + " depends on a live network",
          "write " + Mistakes.quote(e) + " alone");
    }
    return result;
  }

  private Optional<Node> replacement(Node node) {
    if (node.op() instanceof Op.Coefficient) {
      return Optional.of(graph.stop(node));
    }
    if (!(node.op() instanceof Op.Input)) {
      return Optional.empty();
    }
    Op.Input input = (Op.Input) node.op();
    if (input.copy() != Copy.LIVE || !inputs.changes(input.quantity())) {
      return Optional.of(node);
    }
    changed = true;
    return Optional.of(graph.input(input.quantity(), copy));
  }

  private Op operation(Op op) {
    if (op instanceof Op.Apply apply && apply.copy() == Copy.LIVE) {
      changed = true;
      return new Op.Apply(apply.network(), copy);
    }
    return op;
  }
}
