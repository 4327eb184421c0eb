package org.marl.core.expression;

import static org.marl.core.expression.Binary.ADD;
import static org.marl.core.expression.Binary.DIVIDE;
import static org.marl.core.expression.Binary.MULTIPLY;
import static org.marl.core.expression.Binary.POWER;
import static org.marl.core.expression.Binary.SUBTRACT;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Short hands to write expressions of one graph in tests. */
final class Expressions {
  final Graph graph;

  Expressions(Graph graph) {
    this.graph = graph;
  }

  Node number(double value) {
    return graph.constant(value);
  }

  Node get(Quantity quantity) {
    return graph.input(quantity);
  }

  Node plus(Node a, Node b) {
    return graph.binary(ADD, a, b);
  }

  Node minus(Node a, Node b) {
    return graph.binary(SUBTRACT, a, b);
  }

  Node times(Node a, Node b) {
    return graph.binary(MULTIPLY, a, b);
  }

  Node over(Node a, Node b) {
    return graph.binary(DIVIDE, a, b);
  }

  Node squared(Node a) {
    return graph.binary(POWER, a, number(2));
  }

  Node mean(Node e) {
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(e));
  }

  Node reduce(Reduction reduction, Node e, Axis... over) {
    return graph.reduce(reduction, Set.of(over), List.of(e));
  }

  /** {@code min(r * advantage, clamp(r, 0.8, 1.2) * advantage)}. */
  Node clipped(Node r) {
    Node advantage = get(Quantity.ADVANTAGE);
    return graph.binary(
        Binary.MIN,
        times(r, advantage),
        times(graph.clamp(r, number(0.8), number(1.2)), advantage));
  }

  static Divergence kl() {
    Expressions of = new Expressions(new Graph());
    Node x = of.graph.variable("x");
    return divergence("kl", of.times(x, of.graph.unary(Unary.LOG, x)));
  }

  static Divergence tv() {
    Expressions of = new Expressions(new Graph());
    Node x = of.graph.variable("x");
    Node difference = of.graph.unary(Unary.ABS, of.minus(x, of.number(1)));
    return divergence("tv", of.over(difference, of.number(2)));
  }

  static Divergence hellingerDistance() {
    Expressions of = new Expressions(new Graph());
    Node x = of.graph.variable("x");
    Node f = of.squared(of.minus(of.number(1), of.graph.unary(Unary.SQRT, x)));
    Node root = of.graph.unary(Unary.SQRT, of.graph.variable("d"));
    return new Divergence(
        "hellinger_distance",
        new ScalarFunction("x", f),
        Optional.of(new ScalarFunction("d", root)),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static Divergence divergence(String name, Node f) {
    return new Divergence(
        name,
        new ScalarFunction("x", f),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
