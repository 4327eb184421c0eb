package org.marl.core.program;

import static org.marl.core.program.Comparison.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;

/** Every operation of the expression graph, in values and gradients, against plain Java. */
class LoweringTest {
  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node value = graph.input(Quantity.VALUE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node pi = graph.input(Quantity.PI);
  private final Node piOld = graph.input(Quantity.PI_OLD);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Node reward = graph.input(Quantity.REWARD);
  private final Node terminated = graph.input(Quantity.TERMINATED);
  private final Node alive = graph.input(Quantity.ALIVE);
  private final Node gamma = graph.input(Quantity.GAMMA);

  private Node number(double number) {
    return graph.constant(number);
  }

  private Node sumOverActions(Node node) {
    return graph.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(node));
  }

  @ParameterizedTest
  @EnumSource(Unary.class)
  void unaryOperations(Unary op) {
    if (op == Unary.NOT) {
      check(graph.unary(op, terminated));
      check(graph.unary(op, graph.binary(Binary.GREATER, value, number(0))));
    } else {
      boolean positive = op == Unary.LOG || op == Unary.SQRT;
      check(graph.unary(op, positive ? ratio : value));
      check(graph.unary(op, positive ? graph.unary(Unary.ABS, reward) : reward));
    }
  }

  @ParameterizedTest
  @EnumSource(Binary.class)
  void binaryOperations(Binary op) {
    if (op.isLogic()) {
      check(graph.binary(op, terminated, alive));
      check(graph.binary(op, alive, graph.truth(true)));
      check(graph.binary(op, graph.truth(false), graph.input(Quantity.TRUNCATED)));
      return;
    }
    check(graph.binary(op, ratio, advantage));
    check(graph.binary(op, ratio, graph.unary(Unary.ABS, reward)));
    check(graph.binary(op, graph.binary(Binary.ADD, pi, number(0.1)), value));
    check(graph.binary(op, ratio, number(0.75)));
    check(graph.binary(op, number(0.75), ratio));
    Node left = op == Binary.POWER ? graph.unary(Unary.ABS, advantage) : advantage;
    check(graph.binary(op, left, ratio));
  }

  @ParameterizedTest
  @EnumSource(Binary.class)
  void numbersOnBothSides(Binary op) {
    if (!op.isLogic()) {
      check(graph.binary(op, number(1.5), gamma));
      check(graph.binary(op, gamma, number(2)));
      check(graph.binary(op, gamma, gamma));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, 0.5})
  void powersOfNumbers(double base) {
    check(graph.binary(Binary.POWER, number(base), ratio));
  }

  @Test
  void equalityOfTruthsAndIndexes() {
    Node action = graph.input(Quantity.ACTION);
    Node best = graph.reduce(Reduction.ARGMAX, Set.of(Axis.ACTIONS), List.of(pi));
    check(graph.binary(Binary.EQUAL, action, best));
    check(graph.binary(Binary.NOT_EQUAL, action, best));
    check(graph.binary(Binary.EQUAL, alive, terminated));
    check(graph.binary(Binary.EQUAL, graph.truth(true), terminated));
  }

  @Test
  void choices() {
    Node positive = graph.binary(Binary.GREATER, value, number(0));
    check(graph.select(positive, value, ratio));
    check(graph.select(positive, number(1), number(0.5)));
    check(graph.select(terminated, pi, graph.binary(Binary.MULTIPLY, value, reward)));
    check(graph.select(positive, graph.truth(true), alive));
    check(graph.select(graph.truth(true), value, ratio));
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void reductions(Reduction reduction) {
    List<Set<Axis>> several =
        reduction == Reduction.ARGMAX
            ? List.of(Set.of(Axis.ACTIONS))
            : List.of(
                Set.of(Axis.SAMPLES),
                Set.of(Axis.AGENTS),
                Set.of(Axis.ACTIONS),
                Set.of(Axis.AGENTS, Axis.SAMPLES),
                Set.of(Axis.SAMPLES, Axis.ACTIONS));
    for (Set<Axis> over : several) {
      check(reduce(reduction, over, pi));
      if (!over.contains(Axis.ACTIONS)) {
        check(reduce(reduction, over, value));
        check(reduce(reduction, over, ratio));
      }
    }
    if (reduction != Reduction.ARGMAX) {
      check(reduce(reduction, Set.of(Axis.SAMPLES), reward));
    }
  }

  private Node reduce(Reduction reduction, Set<Axis> over, Node of) {
    return switch (reduction) {
      case ALL, ANY, COUNT ->
          graph.reduce(reduction, over, List.of(graph.binary(Binary.GREATER, of, number(0.4))));
      case RESCALE -> graph.reduce(reduction, over, List.of(of, number(0.1), gamma));
      case QUANTILE -> graph.reduce(reduction, over, List.of(of, number(0.6)));
      case SUM, MEAN, MAX, MIN, PROD, ARGMAX, RANGE, NORMALISE ->
          graph.reduce(reduction, over, List.of(of));
    };
  }

  @Test
  void reductionsOfReductions() {
    Node mean = graph.reduce(Reduction.MEAN, Set.of(Axis.AGENTS), List.of(pi));
    check(sumOverActions(graph.binary(Binary.MULTIPLY, mean, mean)));
    check(graph.reduce(Reduction.MEAN, Set.of(), List.of(sumOverActions(pi))));
  }

  @Test
  void entriesAndActions() {
    check(graph.chosen(pi));
    check(graph.chosen(piOld));
    check(graph.at(pi, graph.reduce(Reduction.ARGMAX, Set.of(Axis.ACTIONS), List.of(pi))));
    check(graph.entry(value, Axis.AGENTS, 1, "b"));
    check(graph.entry(pi, Axis.ACTIONS, 3, "last"));
    check(graph.entry(graph.entry(pi, Axis.AGENTS, 1, "b"), Axis.ACTIONS, 0, "first"));
  }

  @Test
  void stoppedGradients() {
    check(graph.binary(Binary.MULTIPLY, graph.stop(value), ratio));
    check(graph.binary(Binary.MULTIPLY, graph.stop(ratio), ratio));
    check(graph.binary(Binary.MULTIPLY, graph.eachEpoch(ratio), ratio));
    Node normalised = graph.reduce(Reduction.NORMALISE, Set.of(), List.of(advantage));
    check(graph.binary(Binary.MULTIPLY, graph.eachMinibatch(normalised), ratio));
  }

  @Test
  void coefficients() {
    CoefficientRule rule = new CoefficientRule.Anneal(1, 0, 10);
    Node coefficient = graph.coefficient(rule, Optional.empty());
    check(coefficient);
    check(graph.binary(Binary.MULTIPLY, coefficient, ratio));
    check(graph.binary(Binary.MULTIPLY, coefficient, gamma));
  }

  @Test
  void derivatives() {
    Node square = graph.binary(Binary.POWER, value, number(2));
    check(graph.gradient(square, value));
    check(
        graph.binary(Binary.MULTIPLY, graph.gradient(graph.unary(Unary.EXP, ratio), ratio), value));
    Node entropy = sumOverActions(graph.binary(Binary.POWER, pi, number(3)));
    check(graph.gradient(entropy, pi));
  }

  /** Quantities are supplied beside each other; derivatives are those of one through another. */
  @Test
  void derivativesThroughWhatIsMadeFromTheVariable() {
    Node kl = graph.divergence(kl(), pi, piOld);
    Node reverse = graph.divergence(kl(), piOld, pi);
    Node entropy = graph.input(Quantity.ENTROPY);
    for (Node y : List.of(kl, reverse, entropy, graph.input(Quantity.PROB), kinked())) {
      Node byPi = graph.gradient(y, pi);
      check(byPi);
      check(
          sumOverActions(graph.binary(Binary.MULTIPLY, byPi, graph.binary(Binary.ADD, pi, piOld))));
    }
    check(graph.gradient(reverse, piOld));
    Node slope = graph.gradient(graph.binary(Binary.POWER, value, number(3)), value);
    check(graph.stop(graph.gradient(slope, value)));
  }

  private static Divergence kl() {
    Graph own = new Graph();
    Node x = own.variable("x");
    return new Divergence(
        "kl",
        new ScalarFunction("x", own.binary(Binary.MULTIPLY, x, own.unary(Unary.LOG, x))),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** A clamp of what is itself the variable is one operation elsewhere. */
  private Node kinked() {
    return sumOverActions(graph.clamp(graph.input(Quantity.LOG_PI), number(-1.5), number(-0.2)));
  }

  @Test
  void derivativesByExpressions() {
    Node above = graph.binary(Binary.MAX, value, number(-0.3));
    check(graph.gradient(graph.binary(Binary.MIN, above, number(0.7)), value));
    Node within = graph.binary(Binary.MIN, above, number(0.7));
    check(graph.gradient(graph.binary(Binary.MULTIPLY, within, ratio), above));
  }
}
