package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marl.core.expression.Axis.ACTIONS;
import static org.marl.core.expression.Axis.AGENTS;
import static org.marl.core.expression.Axis.SAMPLES;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/** Against central differences of what the interpreter evaluates. */
class DifferentiatorTest {
  private final Graph graph = new Graph();
  private final Node pi = graph.input(Quantity.PI);
  private final Node old = graph.input(Quantity.PI_OLD);
  private final Node table = graph.input(Quantity.Q_TABLE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Node entropy = graph.input(Quantity.ENTROPY);
  private final Interpreter interpreter = new Interpreter();
  private final Differentiator differentiator = new Differentiator();

  private Node of(double value) {
    return graph.constant(value);
  }

  private Node plus(Node a, Node b) {
    return graph.binary(Binary.ADD, a, b);
  }

  private Node times(Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  private Node reduce(Reduction reduction, Node e, Axis... over) {
    return graph.reduce(reduction, Set.of(over), List.of(e));
  }

  private Node sumOfActions(Node e) {
    return reduce(Reduction.SUM, e, ACTIONS);
  }

  /** The sum of all entries of an expression; padded actions have been reduced. */
  private double sum(Node e, QuantitySource game) {
    return Arrays.stream(interpreter.evaluate(e, game).values()).sum();
  }

  private void assertDerivative(String name, Node e, TwoStates game) {
    Differentiator.Result result = differentiator.differentiate(e, game);
    assertThat(result.value()).as(name).isEqualTo(interpreter.evaluate(e, game));
    double[] policy = game.policy();
    double step = 1e-5;
    for (int entry = 0; entry < policy.length; entry++) {
      double present = policy[entry];
      policy[entry] = present + step;
      double above = sum(e, game.at(policy));
      policy[entry] = present - step;
      double below = sum(e, game.at(policy));
      policy[entry] = present;
      double expected = game.isAction(entry) ? (above - below) / (2 * step) : 0;
      assertThat(result.derivative().values()[entry])
          .as("%s, entry %d", name, entry)
          .isCloseTo(expected, within(2e-8 * Math.max(1, Math.abs(expected))));
    }
  }

  /** Each is differentiated as its mean, per agent. */
  private Map<String, Node> expressions() {
    Map<String, Node> all = new LinkedHashMap<>();
    Node prob = graph.input(Quantity.PROB);
    all.put("pi", sumOfActions(times(pi, table)));
    all.put("log_pi", sumOfActions(times(graph.input(Quantity.LOG_PI), table)));
    all.put("prob", times(prob, prob));
    all.put("log_prob", times(graph.input(Quantity.LOG_PROB), advantage));
    all.put("ratio", times(ratio, advantage));
    all.put("entropy", times(entropy, entropy));
    all.put("chosen", times(graph.chosen(times(pi, pi)), advantage));
    for (Unary unary : Unary.values()) {
      if (unary != Unary.NOT) {
        all.put(unary.word(), graph.unary(unary, plus(ratio, of(0.01))));
      }
    }
    for (Binary binary : Binary.values()) {
      if (!binary.isComparison() && !binary.isLogic()) {
        all.put(binary.symbol(), graph.binary(binary, ratio, plus(prob, of(0.4))));
        all.put(binary.symbol() + " swapped", graph.binary(binary, plus(prob, of(0.4)), ratio));
      }
    }
    Node above = graph.binary(Binary.GREATER, ratio, of(1));
    all.put("if", graph.select(above, times(ratio, ratio), times(prob, advantage)));
    for (Reduction reduction :
        List.of(Reduction.SUM, Reduction.MEAN, Reduction.MAX, Reduction.MIN, Reduction.PROD)) {
      all.put(reduction.word() + " of actions", reduce(reduction, times(pi, table), ACTIONS));
    }
    all.put("range of actions", reduce(Reduction.RANGE, times(pi, table), ACTIONS));
    Node normal = graph.reduce(Reduction.NORMALISE, Set.of(), List.of(times(prob, advantage)));
    all.put("normalise", times(times(normal, normal), prob));
    Node low = mean(mean(times(prob, prob)), AGENTS);
    Node rescaled =
        graph.reduce(
            Reduction.RESCALE, Set.of(), List.of(times(prob, advantage), low, plus(low, of(2))));
    all.put("rescale", times(rescaled, prob));
    Node joint = reduce(Reduction.PROD, ratio, AGENTS);
    all.put("joint ratio", times(joint, advantage));
    for (Node r : List.of(ratio, joint)) {
      Node clamped = times(graph.clamp(r, of(0.8), of(1.2)), advantage);
      all.put("clipped " + r, graph.binary(Binary.MIN, times(r, advantage), clamped));
    }
    all.put("product of means", times(mean(times(ratio, advantage)), mean(times(prob, ratio))));
    for (String f : List.of("x * log(x)", "-log(x)", "(x - 1)^2", "(1 - sqrt(x))^2")) {
      Divergence divergence = Formula.divergence(f);
      all.put(f, graph.divergence(divergence, pi, old));
      all.put(f + " swapped", graph.divergence(divergence, old, pi));
      all.put(
          "root of " + f,
          graph.unary(Unary.SQRT, plus(graph.divergence(divergence, pi, old), of(5))));
    }
    all.put("tv", graph.divergence(Formula.divergence("abs(x - 1) / 2"), pi, old));
    Node ofBob = graph.entry(pi, AGENTS, 1, "bob");
    all.put("an agent's", times(sumOfActions(times(ofBob, ofBob)), entropy));
    all.put("an action's", times(graph.entry(pi, ACTIONS, 1, "u1"), entropy));
    all.put("a state's", times(graph.entry(times(ratio, ratio), SAMPLES, 1, "s1"), entropy));
    all.put("a state's policy", times(graph.entry(entropy, SAMPLES, 0, "s0"), prob));
    return all;
  }

  private Node mean(Node e, Axis... over) {
    return reduce(Reduction.MEAN, e, over);
  }

  @Test
  void derivativesAreThoseOfEveryOperation() {
    for (boolean conditional : new boolean[] {false, true}) {
      TwoStates game = new TwoStates(conditional, conditional ? 5 : 4);
      expressions()
          .forEach(
              (name, e) -> {
                Node perStep = e.type().has(SAMPLES) ? mean(e) : e;
                assertDerivative(name + (conditional ? ", conditional" : ""), perStep, game);
              });
    }
  }

  @Test
  void reductionsOfSamplesAreDifferentiatedToo() {
    TwoStates game = new TwoStates(false, 3);
    Node signal = times(ratio, advantage);
    for (Reduction reduction : List.of(Reduction.MAX, Reduction.MIN, Reduction.RANGE)) {
      assertDerivative(reduction.word(), reduce(reduction, signal, SAMPLES), game);
    }
    Node quantile =
        graph.reduce(Reduction.QUANTILE, Set.of(SAMPLES), List.of(signal, graph.constant(0.6)));
    assertDerivative("quantile", quantile, game);
  }

  private double[] derivative(Node e, QuantitySource game) {
    return differentiator.differentiate(mean(e), game).derivative().values().clone();
  }

  private void assertSame(double[] found, double[] expected) {
    assertThat(found).usingComparatorWithPrecision(1e-14).containsExactly(expected);
  }

  @Test
  void noGradientFlowsThroughStopComparisonsAndOldPolicies() {
    TwoStates game = new TwoStates(false, 1);
    Node plain = times(ratio, advantage);
    assertSame(derivative(times(graph.stop(ratio), plain), game), scaled(plain, game));
    Node above = graph.binary(Binary.GREATER, ratio, of(0));
    assertSame(derivative(graph.select(above, plain, of(7)), game), derivative(plain, game));
    Node before = graph.input(Quantity.PROB, Copy.OLD);
    assertSame(
        derivative(graph.binary(Binary.DIVIDE, graph.input(Quantity.PROB), before), game),
        derivative(ratio, game));
  }

  /** The derivative of {@code constant * plain} where the constant is the ratio. */
  private double[] scaled(Node plain, TwoStates game) {
    double[] squared = derivative(times(times(ratio, ratio), advantage), game);
    assertThat(squared).isNotEqualTo(derivative(plain, game));
    return Arrays.stream(squared).map(x -> x / 2).toArray();
  }

  /** At the old policy the clipped objective ties everywhere, with the slope of the plain one. */
  @Test
  void tiesShareEqually() {
    TwoStates game = new TwoStates(false, 2).atOld();
    Node plain = times(ratio, advantage);
    Node clipped = times(graph.clamp(ratio, of(0.8), of(1.2)), advantage);
    assertSame(derivative(graph.binary(Binary.MIN, plain, clipped), game), derivative(plain, game));
    Node most = reduce(Reduction.MAX, graph.binary(Binary.DIVIDE, pi, old), ACTIONS);
    Node average = mean(graph.binary(Binary.DIVIDE, pi, old), ACTIONS);
    assertSame(derivative(most, game), derivative(average, game));
  }

  @Test
  void kinksAndRootsAreFlatWhereTheyBegin() {
    TwoStates game = new TwoStates(false, 2).atOld();
    double[] flat = new double[game.policy().length];
    Divergence tv = Formula.divergence("abs(x - 1) / 2");
    assertSame(derivative(graph.divergence(tv, pi, old), game), flat);
    Node root = graph.unary(Unary.SQRT, graph.divergence(Formula.divergence("(x - 1)^2"), pi, old));
    assertSame(derivative(root, game), flat);
  }

  @Test
  void limitsOfDivergencesWhereTheReferenceIsZero() {
    PerspectiveFunction tv = new PerspectiveFunction(Formula.divergence("abs(x - 1) / 2"));
    assertThat(tv.slopeInFirst(0.5, 0)).isEqualTo(0.5);
    assertThat(tv.slopeInSecond(0.5, 0)).isEqualTo(-0.5);
    assertThat(tv.slopeInSecond(0, 0)).isEqualTo(0.5);
    PerspectiveFunction kl = new PerspectiveFunction(Formula.divergence("x * log(x)"));
    assertThat(kl.slopeInFirst(0.5, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(kl.slopeInFirst(0, 0.5)).isEqualTo(1 + Math.log(0x1p-1000));
    assertThat(kl.slopeInSecond(0, 0.5)).isZero();
  }

  @Test
  void whatCountsSamplesIsRefused() {
    Node count = reduce(Reduction.SUM, ratio, SAMPLES);
    assertThatThrownBy(() -> Interpreter.requireComputable(count))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("depends on the number of samples");
    assertThatThrownBy(() -> differentiator.differentiate(count, new TwoStates(false, 1)))
        .isInstanceOf(ExpressionException.class);
  }
}
