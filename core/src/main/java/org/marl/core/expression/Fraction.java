package org.marl.core.expression;

import java.util.Optional;

/**
 * A function of one number as a quotient.
 *
 * @param denominator above 0 on (0, ∞)
 */
record Fraction(Node numerator, Node denominator) {

  /**
   * Sums, differences, products and quotients over one denominator, if it is known to be above 0.
   */
  static Optional<Fraction> of(Graph graph, Node node) {
    Node one = graph.constant(1);
    if (!(node.op() instanceof Binary op) || !isArithmetic(op)) {
      return Optional.of(
          node.op() == Unary.NEGATE
              ? of(graph, node.argument(0))
                  .map(f -> new Fraction(graph.unary(Unary.NEGATE, f.numerator), f.denominator))
                  .orElse(new Fraction(node, one))
              : new Fraction(node, one));
    }
    Optional<Fraction> left = of(graph, node.argument(0));
    Optional<Fraction> right = of(graph, node.argument(1));
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Fraction a = left.get();
    Fraction b = right.get();
    if (op == Binary.MULTIPLY) {
      return Optional.of(
          new Fraction(
              times(graph, a.numerator, b.numerator), times(graph, a.denominator, b.denominator)));
    }
    if (op == Binary.DIVIDE) {
      return Signs.of(b.numerator) == Sign.POSITIVE
          ? Optional.of(
              new Fraction(
                  times(graph, a.numerator, b.denominator),
                  times(graph, a.denominator, b.numerator)))
          : Optional.empty();
    }
    return Optional.of(
        new Fraction(
            graph.binary(
                op,
                times(graph, a.numerator, b.denominator),
                times(graph, b.numerator, a.denominator)),
            times(graph, a.denominator, b.denominator)));
  }

  private static boolean isArithmetic(Binary op) {
    return op == Binary.ADD
        || op == Binary.SUBTRACT
        || op == Binary.MULTIPLY
        || op == Binary.DIVIDE;
  }

  private static Node times(Graph graph, Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }
}
