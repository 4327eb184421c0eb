package org.marl.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {
  private final Expressions of = new Expressions(new Graph());
  private final Graph graph = of.graph;
  private final Node a = graph.parameter("a");
  private final Node b = graph.parameter("b");
  private final Node c = graph.parameter("c");

  @ParameterizedTest
  @CsvSource({
    "2.0, 2",
    "-3.0, -3",
    "0.8, 0.8",
    "0.001, 0.001",
    "1e-4, 1e-4",
    "2.5e-7, 2.5e-7",
    "10000000, 10000000",
    "1e15, 1e15",
    "1.25e20, 1.25e20"
  })
  void numbersAreShortAndReadBack(double number, String text) {
    assertThat(graph.constant(number)).hasToString(text);
    assertThat(Double.parseDouble(text)).isEqualTo(number);
  }

  @Test
  void parenthesesAreWrittenWhereTheyAreNeeded() {
    assertThat(of.minus(of.minus(a, b), c)).hasToString("a - b - c");
    assertThat(of.minus(a, of.minus(b, c))).hasToString("a - (b - c)");
    assertThat(of.times(of.plus(a, b), of.over(c, a))).hasToString("(a + b) * (c / a)");
    assertThat(of.plus(of.times(a, b), c)).hasToString("a * b + c");
    assertThat(power(power(a, b), c)).hasToString("(a ^ b) ^ c");
    assertThat(power(a, power(b, c))).hasToString("a ^ b ^ c");
  }

  @Test
  void aSignBindsLooserThanAPowerAndTighterThanAProduct() {
    Node minusA = graph.unary(Unary.NEGATE, a);
    assertThat(power(minusA, b)).hasToString("(-a) ^ b");
    assertThat(graph.unary(Unary.NEGATE, power(a, b))).hasToString("-a ^ b");
    assertThat(of.times(minusA, b)).hasToString("-a * b");
    assertThat(graph.unary(Unary.NEGATE, of.times(a, b))).hasToString("-(a * b)");
    assertThat(power(of.number(-1), a)).hasToString("(-1) ^ a");
  }

  @Test
  void logicAndChoices() {
    Node less = graph.binary(Binary.LESS, a, b);
    Node equal = graph.binary(Binary.EQUAL, a, c);
    Node either = graph.binary(Binary.OR, less, equal);
    assertThat(graph.binary(Binary.AND, graph.unary(Unary.NOT, less), either))
        .hasToString("not a < b and (a < b or a == c)");
    assertThat(graph.binary(Binary.EQUAL, less, equal)).hasToString("(a < b) == (a == c)");
    Node choice = graph.select(less, a, graph.select(equal, b, c));
    assertThat(choice).hasToString("if a < b then a else if a == c then b else c");
    assertThat(of.plus(choice, c))
        .hasToString("(if a < b then a else if a == c then b else c) + c");
  }

  @Test
  void theClippedObjective() {
    assertThat(of.clipped(of.get(Quantity.RATIO)))
        .hasToString("min(ratio * advantage, clamp(ratio, 0.8, 1.2) * advantage)");
  }

  @Test
  void divergencesAreCalledByName() {
    Node pi = of.get(Quantity.PI);
    Node old = of.get(Quantity.PI_OLD);
    assertThat(graph.divergence(Expressions.kl(), pi, old)).hasToString("kl(pi, pi_old)");
    assertThat(of.times(of.number(2), graph.divergence(Expressions.hellingerDistance(), pi, old)))
        .hasToString("2 * hellinger_distance(pi, pi_old)");
  }

  @Test
  void reductionsNameTheirAxes() {
    Node pi = of.get(Quantity.PI);
    assertThat(of.mean(of.get(Quantity.RATIO))).hasToString("mean(ratio)");
    assertThat(of.reduce(Reduction.MEAN, of.get(Quantity.RATIO), Axis.AGENTS))
        .hasToString("mean(ratio over agents)");
    assertThat(of.reduce(Reduction.MAX, pi, Axis.ACTIONS, Axis.AGENTS))
        .hasToString("max(pi over [agents, actions])");
    assertThat(of.reduce(Reduction.SUM, of.get(Quantity.REWARD), Axis.SAMPLES))
        .hasToString("sum(reward over samples)");
    assertThat(
            graph.reduce(
                Reduction.RESCALE,
                Set.of(),
                List.of(of.get(Quantity.Y), of.number(0.1), of.number(1))))
        .hasToString("rescale(y, 0.1, 1)");
    assertThat(
            graph.reduce(
                Reduction.QUANTILE,
                Set.of(Axis.AGENTS),
                List.of(of.get(Quantity.RATIO), of.number(0.9))))
        .hasToString("quantile(ratio over agents, 0.9)");
  }

  @Test
  void coefficientsShowTheirRules() {
    Node measure = of.mean(of.get(Quantity.ENTROPY));
    CoefficientRule rule =
        new CoefficientRule.Adaptive(0.01, 0.001, 1.5, 2, 0, Double.POSITIVE_INFINITY);
    assertThat(graph.coefficient(rule, Optional.of(measure)))
        .hasToString(
            "adaptive(start = 0.01, measure = mean(entropy), target = 0.001, tolerance = 1.5,"
                + " factor = 2, low = 0)");
    assertThat(graph.coefficient(new CoefficientRule.Anneal(1, 0, 1e5), Optional.empty()))
        .hasToString("anneal(1, 0, 100000)");
    assertThat(graph.coefficient(new CoefficientRule.Learned(0.5), Optional.empty()))
        .hasToString("learned(0.5)");
  }

  @Test
  void stagesAndCopies() {
    Node ratio = of.get(Quantity.RATIO);
    assertThat(graph.eachEpoch(ratio)).hasToString("each_epoch(ratio)");
    Node history = graph.byEpoch(ratio);
    assertThat(history).hasToString("by_epoch(mean(ratio))");
    assertThat(graph.entry(history, Axis.EPOCHS, 2, "3")).hasToString("by_epoch(mean(ratio), 3)");
    assertThat(graph.eachMinibatch(of.get(Quantity.Y))).hasToString("each_minibatch(y)");
    assertThat(graph.stop(of.minus(ratio, of.number(1)))).hasToString("stop(ratio - 1)");
    assertThat(graph.target(of.get(Quantity.Q_TAKEN))).hasToString("target(q)");
    assertThat(graph.at(of.get(Quantity.Q_TABLE), of.get(Quantity.GREEDY)))
        .hasToString("at(Q, greedy)");
  }

  @Test
  void entriesNameAgentStateAndAction() {
    Node pi = graph.entry(of.get(Quantity.PI), Axis.AGENTS, 0, "a");
    Node inReady = graph.entry(pi, Axis.SAMPLES, 1, "ready");
    assertThat(graph.entry(inReady, Axis.ACTIONS, 0, "go")).hasToString("pi(a, ready, go)");
    Node value = graph.entry(of.get(Quantity.VALUE), Axis.SAMPLES, 1, "ready");
    assertThat(graph.old(value)).hasToString("old(value(ready))");
  }

  private Node power(Node base, Node exponent) {
    return graph.binary(Binary.POWER, base, exponent);
  }
}
