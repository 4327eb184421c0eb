package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Traversal;
import org.marl.core.expression.Unary;

/**
 * The gradient of every operation against central differences of plain Java, in double precision,
 * with masks and without. An operation that is added to the language without an example here fails.
 *
 * <p>The batches are random, so no entry lies within a step of a kink (|x| at 0, a clip range's
 * ends, two entries alike under {@code max}); what happens at kinks is stated in {@link KinksTest}.
 */
class OperationGradientsTest {
  /** Numbers and functions of x are put in before a program is written. */
  private static final Set<String> OPEN = Set.of("Parameter", "Variable");

  private static final Set<String> REFUSED = Set.of("Shift", "Scan", "Apply", "ByEpoch");

  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node value = graph.input(Quantity.VALUE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node pi = graph.input(Quantity.PI);
  private final Node piOld = graph.input(Quantity.PI_OLD);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Node alive = graph.input(Quantity.ALIVE);
  private final Node half = graph.constant(0.5);
  private final Node positive = graph.binary(Binary.GREATER, value, graph.constant(0.1));

  static Stream<String> operations() {
    return OperationCatalogue.all().stream()
        .filter(name -> !OPEN.contains(name) && !REFUSED.contains(name));
  }

  static Stream<String> refused() {
    return REFUSED.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationHasTheGradientOfItsValue(String name) {
    List<Node> examples = examples(name);
    assertThat(examples).as("examples of %s", name).isNotEmpty();
    for (Node example : examples) {
      assertThat(
              Traversal.contains(example, node -> OperationCatalogue.name(node.op()).equals(name)))
          .as("%s has %s", example, name)
          .isTrue();
      assertThat(example.type().trains()).as("networks that %s reaches", example).isNotEmpty();
      Comparison.check(example, SmallBatch.random(11, false), Precision.DOUBLE);
      Comparison.check(example, SmallBatch.random(12, true), Precision.DOUBLE);
    }
  }

  /** Estimators follow the steps of episodes, and joining networks belong to learners. */
  @ParameterizedTest
  @MethodSource("refused")
  void whatNoScopeComputesIsRefused(String name) {
    Graph any = new Graph(SmallBatch.AGENTS);
    Node truth = any.input(Quantity.ALIVE);
    Node number = any.select(truth, any.constant(1), any.constant(2));
    Node node =
        switch (name) {
          case "Shift" -> any.next(number);
          case "Scan" -> any.accumulate(number, number);
          case "Apply" -> any.mix(number);
          case "ByEpoch" -> any.byEpoch(number);
          default -> throw new AssertionError(name);
        };
    assertThatThrownBy(() -> EngineEvaluation.of(node, SmallBatch.random(1, false), new double[0]))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("cannot be computed");
  }

  private List<Node> examples(String name) {
    for (Unary op : Unary.values()) {
      if (op.toString().equals(name)) {
        return unary(op);
      }
    }
    for (Binary op : Binary.values()) {
      if (op.toString().equals(name)) {
        return binary(op);
      }
    }
    for (Reduction reduction : Reduction.values()) {
      if (name.equals("Reduce " + reduction)) {
        return reduced(reduction);
      }
    }
    return structural(name);
  }

  /** Truths and steps have no slope: what is chosen by them has one. */
  private List<Node> unary(Unary op) {
    return switch (op) {
      case NOT -> List.of(graph.select(graph.unary(op, positive), ratio, value));
      case SIGN, FLOOR -> List.of(times(graph.unary(op, value), ratio));
      case LOG, SQRT -> {
        Node available = graph.input(Quantity.AVAILABLE);
        yield List.of(graph.unary(op, ratio), graph.select(available, graph.unary(op, pi), value));
      }
      case NEGATE, ABS, EXP, TANH, SIGMOID, RELU ->
          List.of(graph.unary(op, value), graph.unary(op, times(value, pi)));
    };
  }

  private List<Node> binary(Binary op) {
    if (op.isLogic()) {
      return List.of(graph.select(graph.binary(op, positive, alive), ratio, value));
    } else if (op.isComparison()) {
      return List.of(
          graph.select(graph.binary(op, ratio, value), pi, value),
          graph.select(graph.binary(op, ratio, half), value, ratio));
    }
    return List.of(
        graph.binary(op, ratio, value),
        graph.binary(op, ratio, graph.binary(Binary.ADD, pi, graph.constant(0.3))),
        graph.binary(op, ratio, advantage),
        graph.binary(op, ratio, half),
        graph.binary(op, half, ratio));
  }

  private List<Node> reduced(Reduction reduction) {
    List<Set<Axis>> several =
        List.of(
            Set.of(Axis.SAMPLES),
            Set.of(Axis.AGENTS),
            Set.of(Axis.ACTIONS),
            Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS));
    return switch (reduction) {
      case ARGMAX -> List.of(graph.at(pi, reduce(reduction, Set.of(Axis.ACTIONS), pi)));
      case ALL, ANY ->
          List.of(graph.select(reduce(reduction, Set.of(Axis.SAMPLES), positive), pi, value));
      case COUNT -> List.of(times(reduce(reduction, Set.of(Axis.SAMPLES), positive), ratio));
      case RESCALE ->
          several.stream()
              .map(over -> graph.reduce(reduction, over, List.of(pi, half, graph.constant(2))))
              .toList();
      case QUANTILE ->
          several.stream()
              .map(over -> graph.reduce(reduction, over, List.of(pi, graph.constant(0.7))))
              .toList();
      case SUM, MEAN, MAX, MIN, PROD, RANGE, NORMALISE ->
          Stream.concat(
                  several.stream().map(over -> reduce(reduction, over, pi)),
                  Stream.of(reduce(reduction, Set.of(Axis.AGENTS), ratio)))
              .toList();
    };
  }

  private List<Node> structural(String name) {
    return switch (name) {
      case "Constant" -> List.of(times(graph.constant(0.3), value));
      case "Input" -> List.of(value, ratio, pi);
      case "Select" ->
          List.of(graph.select(positive, graph.unary(Unary.LOG, value), times(ratio, pi)));
      case "Gather" -> List.of(graph.chosen(pi), times(graph.chosen(pi), ratio));
      case "Entry" ->
          List.of(
              graph.entry(value, Axis.AGENTS, 1, "b"),
              graph.entry(pi, Axis.ACTIONS, 3, "last"),
              times(graph.entry(ratio, Axis.AGENTS, 0, "a"), value));
      case "Perspective" ->
          List.of(graph.divergence(cubic(), pi, piOld), graph.divergence(cubic(), piOld, pi));
      case "Gradient" ->
          List.of(
              graph.gradient(graph.binary(Binary.POWER, ratio, graph.constant(3)), ratio),
              times(graph.gradient(graph.unary(Unary.EXP, value), value), ratio));
      case "Stop" -> List.of(times(graph.stop(value), ratio), times(graph.stop(ratio), ratio));
      case "At EPOCH" -> List.of(times(graph.eachEpoch(ratio), ratio));
      case "At MINIBATCH" ->
          List.of(
              times(graph.eachMinibatch(reduce(Reduction.NORMALISE, Set.of(), advantage)), ratio));
      case "Coefficient" ->
          List.of(
              times(
                  graph.coefficient(new CoefficientRule.Anneal(1, 0, 10), Optional.empty()),
                  ratio));
      case "Custom" ->
          List.of(
              graph.custom("cumulative", List.of(), new Cumulative(), List.of(pi)),
              times(
                  graph.custom("cumulative", List.of(), new Cumulative(), List.of(times(pi, pi))),
                  ratio));
      default -> List.of();
    };
  }

  /** f(x) = x^3 - 3 x + 2: neither a named divergence nor symmetric. */
  private static Divergence cubic() {
    Graph own = new Graph();
    Node x = own.variable("x");
    Node cube = own.binary(Binary.POWER, x, own.constant(3));
    Node line = own.binary(Binary.MULTIPLY, own.constant(3), x);
    Node f = own.binary(Binary.ADD, own.binary(Binary.SUBTRACT, cube, line), own.constant(2));
    return new Divergence(
        "cubic",
        new ScalarFunction("x", f),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private Node times(Node left, Node right) {
    return graph.binary(Binary.MULTIPLY, left, right);
  }

  private Node reduce(Reduction reduction, Set<Axis> over, Node of) {
    return graph.reduce(reduction, over, List.of(of));
  }
}
