package org.marl.core.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Quantities as functions of others within a sample, for derivatives: where pi is the variable,
 * {@code ratio} is {@code chosen(pi) / old(prob)}.
 */
final class Definitions {
  private final Graph graph;
  private final Op.Input variable;

  private Definitions(Graph graph, Op.Input variable) {
    this.graph = graph;
    this.variable = variable;
  }

  /** The expression in which whatever is made from x is written in terms of x. */
  static Node inTermsOf(Graph graph, Node x, Node expression) {
    if (!(x.op() instanceof Op.Input)) {
      return expression;
    }
    Definitions definitions = new Definitions(graph, (Op.Input) x.op());
    return new Rewriter(graph, definitions::replacement, op -> op).rewrite(expression);
  }

  private Optional<Node> replacement(Node node) {
    return node.op() instanceof Op.Input input
            && input.copy() == variable.copy()
            && input.quantity() != variable.quantity()
            && Inputs.isMadeFrom(input.quantity(), variable.quantity())
        ? Optional.of(definition(input.quantity()))
        : Optional.empty();
  }

  private Node of(Quantity quantity) {
    return quantity == variable.quantity()
        ? graph.input(quantity, variable.copy())
        : definition(quantity);
  }

  private Node definition(Quantity quantity) {
    return switch (quantity) {
      case PROB -> graph.chosen(of(Quantity.PI));
      case LOG_PROB -> graph.unary(Unary.LOG, of(Quantity.PROB));
      case RATIO ->
          graph.binary(Binary.DIVIDE, of(Quantity.PROB), graph.input(Quantity.PROB, Copy.OLD));
      case LOG_PI -> graph.unary(Unary.LOG, of(Quantity.PI));
      case ENTROPY -> entropy(of(Quantity.PI));
      case Q_TAKEN -> graph.chosen(of(Quantity.Q_TABLE));
      case Q_TOT -> graph.mix(of(Quantity.Q_TAKEN));
      default -> throw new AssertionError(quantity + " is made from nothing");
    };
  }

  private Node entropy(Node pi) {
    Node information = graph.binary(Binary.MULTIPLY, pi, graph.unary(Unary.LOG, pi));
    Node sum = graph.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(information));
    return graph.unary(Unary.NEGATE, sum);
  }
}
