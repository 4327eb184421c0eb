package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marl.core.program.Comparison.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;

/** Branches that are not taken, where their values or slopes would be infinite. */
class GuardedBranchesTest {
  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node value = graph.input(Quantity.VALUE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node pi = graph.input(Quantity.PI);
  private final Node zero = graph.constant(0);
  private final Node positive = graph.binary(Binary.GREATER, value, graph.constant(0.001));
  private final SmallBatch batch = extreme();

  /** Values of 0, negative ones, and one whose exponential overflows. */
  private static SmallBatch extreme() {
    SmallBatch random = SmallBatch.random(3, true);
    double[] value = random.of(Quantity.VALUE).clone();
    Arrays.fill(value, 0, SmallBatch.ACTIONS, 0);
    Arrays.fill(value, SmallBatch.ACTIONS, 2 * SmallBatch.ACTIONS, -2);
    Arrays.fill(value, 2 * SmallBatch.ACTIONS, 3 * SmallBatch.ACTIONS, 200);
    return random.with(Quantity.VALUE, value);
  }

  private Node risky(Risk risk, Node x) {
    return switch (risk) {
      case LOG -> graph.unary(Unary.LOG, x);
      case SQRT -> graph.unary(Unary.SQRT, x);
      case DIVISION -> graph.binary(Binary.DIVIDE, ratio, x);
      case RECIPROCAL -> graph.binary(Binary.DIVIDE, graph.constant(2), x);
      case POWER -> graph.binary(Binary.POWER, x, graph.constant(-0.5));
      case POWER_OF_POWER -> graph.binary(Binary.POWER, x, ratio);
    };
  }

  /** What is infinite, or not a number, at 0 or below. */
  enum Risk {
    LOG,
    SQRT,
    DIVISION,
    RECIPROCAL,
    POWER,
    POWER_OF_POWER
  }

  @ParameterizedTest
  @EnumSource(Risk.class)
  void deadBranchesSendNothing(Risk risk) {
    check(graph.select(positive, risky(risk, value), ratio), batch);
    check(graph.select(graph.unary(Unary.NOT, positive), ratio, risky(risk, value)), batch);
    Node inside = graph.binary(Binary.MULTIPLY, graph.constant(3), risky(risk, value));
    check(graph.select(positive, graph.unary(Unary.TANH, inside), zero), batch);
  }

  @ParameterizedTest
  @EnumSource(Risk.class)
  void deadBranchesInsideLiveOnesSendNothing(Risk risk) {
    Node often = graph.binary(Binary.LESS, ratio, graph.constant(1.2));
    Node inner = graph.select(often, risky(risk, value), ratio);
    check(graph.select(positive, inner, zero), batch);
    Node more = graph.binary(Binary.ADD, inner, ratio);
    check(graph.select(positive, more, zero), batch);
    Node third = graph.select(often, graph.select(often, risky(risk, value), ratio), zero);
    check(graph.select(positive, third, zero), batch);
  }

  @Test
  void exponentialsThatOverflowSendNothing() {
    Node small = graph.binary(Binary.LESS, value, graph.constant(50));
    check(graph.select(small, graph.unary(Unary.EXP, value), ratio), batch);
    Node power = graph.binary(Binary.POWER, graph.constant(2), value);
    check(graph.select(small, power, ratio), batch);
  }

  @Test
  void logarithmsOfUnavailableActionsSendNothing() {
    Node old = graph.input(Quantity.PI_OLD);
    Node less = graph.binary(Binary.LESS_EQUAL, pi, old);
    Node log = graph.unary(Unary.LOG, pi);
    Node chosen = graph.select(less, log, zero);
    check(graph.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(chosen)), batch);
  }

  @Test
  void rootsHaveASlopeAtZero() {
    Node root = graph.unary(Unary.SQRT, graph.unary(Unary.ABS, value));
    EngineEvaluation found = EngineEvaluation.of(root, batch, new double[] {1, 1, 1, 1, 1, 1});
    for (double slope : found.gradient(Quantity.VALUE)) {
      assertThat(slope).isFinite();
    }
  }
}
