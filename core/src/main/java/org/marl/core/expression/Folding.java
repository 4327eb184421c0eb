package org.marl.core.expression;

import java.util.List;
import java.util.Optional;

/** Constant folding. */
final class Folding {
  private Folding() {}

  /**
   * The node that an operation on these arguments is equal to, if there is a simpler one. An
   * operation on constants whose result is no finite number is left alone: in the branch of an
   * {@code if} that is not taken it does no harm.
   */
  static Optional<Node> fold(Graph graph, Op op, List<Node> arguments) {
    if (op instanceof Op.Select && arguments.get(0).isConstant()) {
      return sameType(arguments.get(arguments.get(0).constant() != 0 ? 1 : 2), arguments);
    }
    for (Node argument : arguments) {
      if (!argument.isConstant()) {
        return Optional.empty();
      }
    }
    if (op instanceof Unary unary) {
      double value = unary.apply(arguments.get(0).constant());
      return unary == Unary.NOT ? Optional.of(graph.truth(value != 0)) : number(graph, value);
    }
    if (op instanceof Binary binary) {
      double value = binary.apply(arguments.get(0).constant(), arguments.get(1).constant());
      return binary.isComparison() || binary.isLogic()
          ? Optional.of(graph.truth(value != 0))
          : number(graph, value);
    }
    return Optional.empty();
  }

  /** A branch replaces the choice only if the other branch would not add axes. */
  private static Optional<Node> sameType(Node taken, List<Node> arguments) {
    boolean whole =
        taken.type().axes().containsAll(arguments.get(1).type().axes())
            && taken.type().axes().containsAll(arguments.get(2).type().axes());
    return whole ? Optional.of(taken) : Optional.empty();
  }

  private static Optional<Node> number(Graph graph, double value) {
    return Double.isFinite(value) ? Optional.of(graph.constant(value)) : Optional.empty();
  }
}
