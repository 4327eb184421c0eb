package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;

/** The slopes where there are two, or none: what updates rely on, stated once. */
class KinksTest {
  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node value = graph.input(Quantity.VALUE);
  private final Node ratio = graph.input(Quantity.RATIO);

  /** The slope of an expression by a quantity, all of whose entries are the same number. */
  private static double slope(Node node, Quantity by, double at) {
    SmallBatch batch = SmallBatch.random(1, false);
    double[] entries = new double[SmallBatch.PLACES];
    Arrays.fill(entries, at);
    double[] weights = new double[SmallBatch.entries(entries, node.type().axes()).length];
    Arrays.fill(weights, 1);
    double[] slopes = EngineEvaluation.of(node, batch.with(by, entries), weights).gradient(by);
    assertThat(slopes).containsOnly(slopes[0]);
    return slopes[0];
  }

  private double slopeOf(Unary op, double at) {
    return slope(graph.unary(op, value), Quantity.VALUE, at);
  }

  @Test
  void kinksOfOneOperandHaveTheSlopeZero() {
    assertThat(slopeOf(Unary.ABS, 0)).isZero();
    assertThat(slopeOf(Unary.RELU, 0)).isZero();
    assertThat(graph.unary(Unary.SIGN, value).type().trains()).isEmpty();
    assertThat(graph.unary(Unary.FLOOR, value).type().trains()).isEmpty();
  }

  /** Where the slope would be infinite it is 0: the first minibatch has equal policies. */
  @Test
  void logarithmsAndRootsAreFlatBelowTheirLeastArgument() {
    assertThat(slopeOf(Unary.LOG, 0)).isZero();
    assertThat(slopeOf(Unary.LOG, -1)).isZero();
    assertThat(slopeOf(Unary.SQRT, 0)).isZero();
    assertThat(slopeOf(Unary.SQRT, -1)).isZero();
  }

  /** The ends belong to the range: a ratio at its bound still learns. */
  @Test
  void clampsAreFlatOutsideTheirEnds() {
    Node kept = graph.clamp(ratio, graph.constant(0.5), graph.constant(1.5));
    assertThat(slope(kept, Quantity.RATIO, 0.5)).isEqualTo(1);
    assertThat(slope(kept, Quantity.RATIO, 1.5)).isEqualTo(1);
    assertThat(slope(kept, Quantity.RATIO, 0.25)).isZero();
    assertThat(slope(kept, Quantity.RATIO, 1.75)).isZero();
  }

  @Test
  void operandsThatAreAlikeShareTheSlope() {
    Node other = graph.binary(Binary.MULTIPLY, graph.constant(3), value);
    for (Binary op : List.of(Binary.MIN, Binary.MAX)) {
      assertThat(slope(graph.binary(op, value, other), Quantity.VALUE, 0)).isEqualTo(2);
    }
  }

  @Test
  void extremaOverAxesThatAreAlikeShareTheSlope() {
    for (Reduction reduction : List.of(Reduction.MAX, Reduction.MIN)) {
      Node extreme = graph.reduce(reduction, Set.of(Axis.AGENTS), List.of(value));
      assertThat(slope(extreme, Quantity.VALUE, 1)).isEqualTo(1.0 / SmallBatch.AGENTS);
    }
  }

  /** Total variation has its kink where the policies are equal. */
  @Test
  void divergencesAreFlatAtTheirKinkAndFarAway() {
    Graph own = new Graph();
    Node above = own.binary(Binary.SUBTRACT, own.variable("x"), own.constant(1));
    ScalarFunction f = new ScalarFunction("x", own.unary(Unary.ABS, above));
    Divergence divergence =
        new Divergence("tv", f, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    Node distance =
        graph.divergence(divergence, graph.input(Quantity.PI), graph.input(Quantity.PI_OLD));
    SmallBatch batch = SmallBatch.random(1, false);
    double[] old = new double[SmallBatch.PLACES];
    for (double[] probabilities : new double[][] {{0.25, 0.25}, {1, 1e-10}}) {
      Arrays.fill(old, probabilities[1]);
      double[] now = new double[SmallBatch.PLACES];
      Arrays.fill(now, probabilities[0]);
      double[] weights = new double[SmallBatch.AGENTS * SmallBatch.SAMPLES];
      Arrays.fill(weights, 1);
      SmallBatch moved = batch.with(Quantity.PI_OLD, old).with(Quantity.PI, now);
      EngineEvaluation found = EngineEvaluation.of(distance, moved, weights);
      assertThat(found.gradient(Quantity.PI)).containsOnly(0);
      assertThat(Arrays.stream(found.value()).allMatch(Double::isFinite)).isTrue();
    }
  }
}
