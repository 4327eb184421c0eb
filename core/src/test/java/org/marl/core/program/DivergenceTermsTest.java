package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marl.core.program.Comparison.check;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;

/** f-divergences: those of the library, and functions that a script may add. */
class DivergenceTermsTest {
  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node pi = graph.input(Quantity.PI);
  private final Node old = graph.input(Quantity.PI_OLD);

  enum Kind {
    KL,
    REVERSE_KL,
    TV,
    CHI2,
    HELLINGER,
    HELLINGER_DISTANCE,
    JS,
    ALPHA,
    /** (x - 1)^2 near 1, linear further away. */
    PIECEWISE,
    /** A number below 0, sums of several functions, exponentials. */
    MIXTURE
  }

  /** Builds functions of x. */
  private static final class Terms {
    private final Graph graph = new Graph();
    private final Node x = graph.variable("x");

    private Node number(double number) {
      return graph.constant(number);
    }

    private Node of(Binary op, Node left, Node right) {
      return graph.binary(op, left, right);
    }

    private Node xLogX() {
      return of(Binary.MULTIPLY, x, graph.unary(Unary.LOG, x));
    }

    private Node f(Kind kind) {
      Node above = of(Binary.SUBTRACT, x, number(1));
      return switch (kind) {
        case KL -> xLogX();
        case REVERSE_KL -> graph.unary(Unary.NEGATE, graph.unary(Unary.LOG, x));
        case TV -> of(Binary.DIVIDE, graph.unary(Unary.ABS, above), number(2));
        case CHI2 -> of(Binary.POWER, above, number(2));
        case HELLINGER, HELLINGER_DISTANCE ->
            of(Binary.POWER, of(Binary.SUBTRACT, number(1), graph.unary(Unary.SQRT, x)), number(2));
        case JS -> {
          Node sum = of(Binary.ADD, number(1), x);
          Node log = graph.unary(Unary.LOG, of(Binary.DIVIDE, sum, number(2)));
          yield of(Binary.SUBTRACT, xLogX(), of(Binary.MULTIPLY, sum, log));
        }
        case ALPHA -> {
          Node power = of(Binary.POWER, x, number(1.5));
          Node line = of(Binary.MULTIPLY, number(1.5), x);
          Node sum = of(Binary.ADD, of(Binary.SUBTRACT, power, line), number(0.5));
          yield of(Binary.DIVIDE, sum, number(0.75));
        }
        case PIECEWISE -> {
          Node near = of(Binary.LESS, graph.unary(Unary.ABS, above), number(0.5));
          Node line = of(Binary.SUBTRACT, graph.unary(Unary.ABS, above), number(0.25));
          yield graph.select(near, of(Binary.POWER, above, number(2)), line);
        }
        case MIXTURE -> {
          Node exponential = graph.unary(Unary.EXP, of(Binary.DIVIDE, above, number(3)));
          Node reciprocal = of(Binary.DIVIDE, number(2), of(Binary.ADD, x, number(1)));
          Node sum = of(Binary.ADD, exponential, reciprocal);
          yield of(Binary.SUBTRACT, of(Binary.ADD, sum, xLogX()), number(2));
        }
      };
    }
  }

  private static Divergence divergence(Kind kind) {
    Optional<ScalarFunction> root = Optional.empty();
    if (kind == Kind.HELLINGER_DISTANCE) {
      Graph own = new Graph();
      root = Optional.of(new ScalarFunction("d", own.unary(Unary.SQRT, own.variable("d"))));
    }
    ScalarFunction f = new ScalarFunction("x", new Terms().f(kind));
    return new Divergence(kind.name(), f, root, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private Node distance(Kind kind) {
    return graph.divergence(divergence(kind), pi, old);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void divergencesOfPoliciesThatDiffer(Kind kind) {
    for (boolean masked : new boolean[] {false, true}) {
      SmallBatch batch = normalised(SmallBatch.random(4, masked));
      check(distance(kind), batch);
      check(graph.divergence(divergence(kind), old, pi), batch);
    }
  }

  /** The first minibatch of every update. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void equalPoliciesHaveNoDistanceAndFiniteSlopes(Kind kind) {
    SmallBatch batch = normalised(SmallBatch.random(5, true));
    finite(batch, kind, policy -> batch.of(Quantity.PI_OLD), 2e-6);
  }

  /** Probabilities near 1 and near 0, as policies have them at the end. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void certainPoliciesHaveFiniteDistances(Kind kind) {
    SmallBatch batch = normalised(SmallBatch.random(6, false));
    UnaryOperator<double[]> certain =
        policy -> {
          double[] sharp = new double[policy.length];
          Arrays.setAll(sharp, i -> i % SmallBatch.ACTIONS == 0 ? 1 : 1e-30);
          return sharp;
        };
    finite(batch, kind, certain, Double.MAX_VALUE);
  }

  private void finite(SmallBatch batch, Kind kind, UnaryOperator<double[]> policy, double most) {
    SmallBatch moved = batch.with(Quantity.PI, policy.apply(batch.of(Quantity.PI)));
    double[] weights = new double[SmallBatch.AGENTS * SmallBatch.SAMPLES];
    Arrays.fill(weights, 1);
    EngineEvaluation found = EngineEvaluation.of(distance(kind), moved, weights);
    for (double value : found.value()) {
      assertThat(value).isFinite().isBetween(0.0, most);
    }
    for (double slope : found.gradient(Quantity.PI)) {
      assertThat(slope).isFinite();
    }
  }

  /** Both policies sum to one over the actions. */
  private static SmallBatch normalised(SmallBatch batch) {
    return batch
        .with(Quantity.PI, normalised(batch.of(Quantity.PI)))
        .with(Quantity.PI_OLD, normalised(batch.of(Quantity.PI_OLD)));
  }

  private static double[] normalised(double[] places) {
    double[] shares = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      int first = i - i % SmallBatch.ACTIONS;
      double sum = Arrays.stream(places, first, first + SmallBatch.ACTIONS).sum();
      shares[i] = (float) (places[i] / sum);
    }
    return shares;
  }
}
