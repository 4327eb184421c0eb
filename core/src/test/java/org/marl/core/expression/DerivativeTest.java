package org.marl.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivativeTest {
  private static final Expressions OF = new Expressions(new Graph());
  private static final Node X = OF.graph.variable("x");
  private static final Node ONE = OF.number(1);

  private static Node log(Node e) {
    return OF.graph.unary(Unary.LOG, e);
  }

  private static Node sqrt(Node e) {
    return OF.graph.unary(Unary.SQRT, e);
  }

  private static Node power(Node base, double exponent) {
    return OF.graph.binary(Binary.POWER, base, OF.number(exponent));
  }

  private static Node alpha(double a) {
    Node top = OF.minus(OF.minus(power(X, a), OF.times(OF.number(a), X)), OF.number(1 - a));
    return OF.over(top, OF.number(a * (a - 1)));
  }

  private static Node js() {
    Node sum = OF.plus(ONE, X);
    return OF.minus(OF.times(X, log(X)), OF.times(sum, log(OF.over(sum, OF.number(2)))));
  }

  static Stream<Arguments> known() {
    Node tv = OF.over(OF.graph.unary(Unary.ABS, OF.minus(X, ONE)), OF.number(2));
    return Stream.of(
        Arguments.of("kl", OF.times(X, log(X)), "log(x) + 1", "1 / x"),
        Arguments.of("reverse kl", OF.graph.unary(Unary.NEGATE, log(X)), "-1 / x", "1 / x ^ 2"),
        Arguments.of("tv", tv, "sign(x - 1) / 2", "0"),
        Arguments.of("chi2", OF.squared(OF.minus(X, ONE)), "2 * (x - 1)", "2"),
        Arguments.of(
            "hellinger",
            OF.squared(OF.minus(ONE, sqrt(X))),
            "1 - 1 / sqrt(x)",
            "1 / (2 * x ^ 1.5)"),
        Arguments.of("js", js(), "log(x) - log((1 + x) / 2)", "1 / x - 1 / (1 + x)"),
        Arguments.of("alpha 3", alpha(3), "(x ^ 2 - 1) / 2", "x"),
        Arguments.of("alpha 1/2", alpha(0.5), "2 - 2 / sqrt(x)", "1 / x ^ 1.5"),
        Arguments.of("distance", sqrt(X), "1 / (2 * sqrt(x))", "-1 / (4 * x ^ 1.5)"),
        Arguments.of(
            "clamp",
            OF.graph.clamp(X, OF.number(0.8), OF.number(1.2)),
            "if max(x, 0.8) <= 1.2 then if x >= 0.8 then 1 else 0 else 0",
            "0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("known")
  void derivativesAreWrittenAsPeopleWriteThem(String name, Node body, String first, String second) {
    ScalarFunction derivative = Derivative.of(new ScalarFunction("x", body));
    assertThat(derivative.body()).as(name).hasToString(first);
    assertThat(Derivative.of(derivative).body()).as(name).hasToString(second);
  }

  @Test
  void parametersAreConstants() {
    Node a = OF.graph.parameter("a");
    Node f = OF.graph.binary(Binary.POWER, X, a);
    assertThat(Derivative.of(new ScalarFunction("x", f)).body()).hasToString("a * x ^ (a - 1)");
  }

  static Stream<Node> corpus() {
    Stream<Node> elementary =
        Stream.of(Unary.EXP, Unary.TANH, Unary.SIGMOID, Unary.RELU, Unary.ABS, Unary.LOG)
            .flatMap(op -> around(op));
    Node both = OF.graph.binary(Binary.MIN, power(X, 3), OF.graph.unary(Unary.EXP, X));
    Node most = OF.graph.binary(Binary.MAX, both, OF.over(ONE, X));
    Node branch =
        OF.graph.select(
            OF.graph.binary(Binary.LESS, X, OF.number(1.7)), power(X, 1.5), sqrt(OF.plus(X, ONE)));
    return Stream.concat(
        elementary,
        Stream.of(
            js(),
            alpha(-1.3),
            alpha(2.5),
            most,
            branch,
            OF.graph.binary(Binary.POWER, X, X),
            sqrt(OF.squared(OF.minus(X, ONE))),
            power(OF.over(OF.minus(X, ONE), OF.plus(X, ONE)), 3),
            OF.times(OF.minus(X, ONE), OF.times(log(X), OF.plus(X, OF.number(3)))),
            OF.over(OF.times(X, log(X)), OF.plus(OF.squared(X), OF.number(0.3)))));
  }

  private static Stream<Node> around(Unary op) {
    Node inner = OF.graph.unary(op, OF.times(X, OF.number(0.7)));
    return Stream.of(
        inner, OF.times(X, inner), OF.over(inner, OF.plus(X, ONE)), OF.squared(OF.plus(inner, X)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void derivativesAgreeWithDifferences(Node body) {
    ScalarFunction f = new ScalarFunction("x", body);
    ScalarFunction first = Derivative.of(f);
    ScalarFunction second = Derivative.of(first);
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      double x = Math.exp(4 * random.nextDouble() - 2);
      assertThat(value(first, x))
          .as("f'(%s) = %s", x, first.body())
          .isCloseTo(slope(f, x), within(1e-5 * (1 + Math.abs(slope(f, x)))));
      assertThat(value(second, x))
          .as("f''(%s) = %s", x, second.body())
          .isCloseTo(slope(first, x), within(1e-5 * (1 + Math.abs(slope(first, x)))));
    }
  }

  private static double value(ScalarFunction f, double x) {
    Graph graph = new Graph();
    return graph.apply(f, graph.constant(x)).constant();
  }

  private static double slope(ScalarFunction f, double x) {
    double h = 1e-5 * x;
    return (value(f, x + h) - value(f, x - h)) / (2 * h);
  }

  @Test
  void aFunctionOfAnySizeIsDifferentiated() {
    Node e = X;
    for (Node shift : List.of(ONE, OF.number(2))) {
      for (int i = 0; i < 5_000; i++) {
        e = OF.graph.unary(Unary.TANH, OF.plus(e, shift));
      }
    }
    ScalarFunction derivative = Derivative.of(new ScalarFunction("x", e));
    assertThat(derivative.body().toString()).isNotEmpty();
  }
}
