package org.marl.core.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@link Terms} back as nodes, the way that people write them. */
final class Emitter {
  /** Denominators of coefficients that are written as fractions. */
  private static final int LARGEST_DENOMINATOR = 12;

  /** A decimal fraction of more characters is written as a quotient, where it is one. */
  private static final int LONGEST_DECIMAL = 6;

  private final Graph graph;
  private final Map<Node, Double> sizes = new HashMap<>();

  Emitter(Graph graph) {
    this.graph = graph;
  }

  /** The number of nodes of the expression written as a tree. */
  double size(Node node) {
    for (Node part : sizes.containsKey(node) ? List.<Node>of() : Traversal.argumentsFirst(node)) {
      sizes.computeIfAbsent(part, of -> 1 + of.arguments().stream().mapToDouble(sizes::get).sum());
    }
    return sizes.get(node);
  }

  /** The sum, a positive term first if there is one. */
  Node sum(Terms terms) {
    List<Map.Entry<Map<Node, Double>, Double>> ordered =
        new ArrayList<>(terms.coefficients().entrySet());
    if (ordered.isEmpty()) {
      return graph.constant(0);
    }
    ordered.stream()
        .filter(term -> term.getValue() > 0)
        .findFirst()
        .ifPresent(
            first -> {
              ordered.remove(first);
              ordered.add(0, first);
            });
    Node sum = term(ordered.get(0).getKey(), ordered.get(0).getValue());
    for (Map.Entry<Map<Node, Double>, Double> next : ordered.subList(1, ordered.size())) {
      Binary op = next.getValue() < 0 ? Binary.SUBTRACT : Binary.ADD;
      sum = graph.binary(op, sum, term(next.getKey(), Math.abs(next.getValue())));
    }
    return sum;
  }

  private Node term(Map<Node, Double> powers, double coefficient) {
    List<Node> above = new ArrayList<>();
    List<Node> below = new ArrayList<>();
    double magnitude = Math.abs(coefficient);
    int denominator = powers.isEmpty() ? 1 : denominator(magnitude);
    double numerator = denominator == 1 ? magnitude : Math.rint(magnitude * denominator);
    if (denominator != 1) {
      below.add(graph.constant(denominator));
    }
    powers.forEach(
        (factor, exponent) ->
            (exponent > 0 ? above : below).add(power(factor, Math.abs(exponent))));
    boolean negative = coefficient < 0;
    if (numerator != 1 || above.isEmpty()) {
      above.add(0, graph.constant(negative ? -numerator : numerator));
    } else if (negative) {
      above.set(0, graph.unary(Unary.NEGATE, above.get(0)));
    }
    Node product = product(above);
    return below.isEmpty() ? product : graph.binary(Binary.DIVIDE, product, product(below));
  }

  /** The denominator of a coefficient that is better written as a fraction, else 1. */
  private static int denominator(double magnitude) {
    boolean longText = Numbers.text(magnitude).length() > LONGEST_DECIMAL;
    for (int denominator = 2; denominator <= LARGEST_DENOMINATOR; denominator++) {
      double numerator = Math.rint(magnitude * denominator);
      boolean exact = numerator / denominator == magnitude && magnitude != Math.rint(magnitude);
      if (exact && (numerator == 1 || longText)) {
        return denominator;
      }
    }
    return 1;
  }

  private Node power(Node factor, double exponent) {
    if (exponent == 1) {
      return factor;
    }
    return exponent == 0.5
        ? graph.unary(Unary.SQRT, factor)
        : graph.binary(Binary.POWER, factor, graph.constant(exponent));
  }

  private Node product(List<Node> factors) {
    return factors.stream()
        .reduce((a, b) -> graph.binary(Binary.MULTIPLY, a, b))
        .orElseThrow(AssertionError::new);
  }
}
