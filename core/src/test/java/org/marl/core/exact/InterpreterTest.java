package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marl.core.expression.Axis.ACTIONS;
import static org.marl.core.expression.Axis.AGENTS;
import static org.marl.core.expression.Axis.SAMPLES;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/** Against numbers worked by hand on the coordination game of paper 1. */
class InterpreterTest {
  private static final double[][] COORDINATION = {{5, 7}, {6, 4}};

  private static final Divergence KL = Formula.divergence("x * log(x)");
  private static final Divergence TV = Formula.divergence("abs(x - 1) / 2");
  private static final double[][] OLD = {{0.4, 0.6}, {0.8, 0.2}};
  private static final double[][] NEW = {{0.5, 0.5}, {0.9, 0.1}};

  private final Graph graph = new Graph();
  private final Node pi = graph.input(Quantity.PI);
  private final Node piOld = graph.input(Quantity.PI_OLD);
  private final Node table = graph.input(Quantity.Q_TABLE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Interpreter interpreter = new Interpreter();

  private final QuantitySource game = new TwoPlayers(COORDINATION, OLD, NEW);

  private double[] values(Node e) {
    return interpreter.evaluate(e, game).values();
  }

  private static void assertClose(double[] found, double... expected) {
    assertThat(found).usingComparatorWithPrecision(1e-14).containsExactly(expected);
  }

  private Node reduce(Reduction reduction, Node e, Axis... over) {
    return graph.reduce(reduction, Set.of(over), List.of(e));
  }

  private Node times(Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  @Test
  void theSurrogateIsTheGainAgainstTheOldPoliciesOfTheOthers() {
    assertClose(values(reduce(Reduction.MEAN, ratio)), 1, 1);
    assertClose(values(reduce(Reduction.MEAN, times(ratio, advantage))), -0.02, 0.04);
    NamedArray expected =
        interpreter.evaluate(reduce(Reduction.SUM, times(pi, table), ACTIONS), game);
    assertThat(expected.axes()).containsExactly(AGENTS, SAMPLES);
    assertClose(expected.values(), 5.5, 5.5, 5.5, 5.5, 5.56, 5.56, 5.56, 5.56);
  }

  @Test
  void theClippedObjective() {
    Node clamped = graph.clamp(ratio, graph.constant(0.8), graph.constant(1.2));
    Node e = graph.binary(Binary.MIN, times(ratio, advantage), times(clamped, advantage));
    assertClose(values(graph.objective(e)), -0.02, 0.0208);
  }

  @Test
  void theJointRatioGivesTheValueOfTheNewJointPolicy() {
    Node joint = reduce(Reduction.PROD, ratio, AGENTS);
    Node value = reduce(Reduction.MEAN, times(joint, graph.input(Quantity.REWARD)));
    assertThat(interpreter.evaluate(value, game).number()).isCloseTo(5.5, within(1e-14));
  }

  @Test
  void divergencesPerAgent() {
    double alice = 0.5 * Math.log(0.5 / 0.4) + 0.5 * Math.log(0.5 / 0.6);
    double bob = 0.9 * Math.log(0.9 / 0.8) + 0.1 * Math.log(0.1 / 0.2);
    assertClose(values(mean(graph.divergence(KL, pi, piOld))), alice, bob);
    assertClose(values(mean(graph.divergence(TV, pi, piOld))), 0.1, 0.1);
  }

  private Node mean(Node e) {
    return reduce(Reduction.MEAN, e);
  }

  @Test
  void otherReductions() {
    assertClose(values(reduce(Reduction.RANGE, ratio)), 1.25 - 0.5 / 0.6, 1.125 - 0.5);
    assertClose(values(reduce(Reduction.MAX, table, ACTIONS, SAMPLES)), 5.6, 5.6);
    assertClose(values(reduce(Reduction.MIN, table, ACTIONS, SAMPLES)), 5.4, 5.2);
    assertClose(values(reduce(Reduction.ARGMAX, table, ACTIONS)), 1, 1, 1, 1, 0, 0, 0, 0);
    assertClose(values(reduce(Reduction.MEAN, pi, ACTIONS, AGENTS)), 0.5, 0.5, 0.5, 0.5);
    double deviation = Math.sqrt(0.0096);
    double other = Math.sqrt(0.8 * 0.0064 + 0.2 * 0.1024);
    assertClose(
        values(reduce(Reduction.NORMALISE, advantage)),
        -0.12 / deviation,
        -0.12 / deviation,
        0.08 / deviation,
        0.08 / deviation,
        0.08 / other,
        -0.32 / other,
        0.08 / other,
        -0.32 / other);
    Node rescaled =
        graph.reduce(
            Reduction.RESCALE,
            Set.of(),
            List.of(advantage, graph.constant(0.1), graph.constant(1)));
    assertClose(values(rescaled), 0.1, 0.1, 1, 1, 1, 0.1, 1, 0.1);
  }

  /**
   * Ratios are 1.25 and 0.83 with 0.4 and 0.6 for alice, 1.125 and 0.5 with 0.8 and 0.2 for bob.
   */
  @Test
  void quantilesWeighSamples() {
    assertClose(values(quantile(0.5)), 0.5 / 0.6, 1.125);
    assertClose(values(quantile(0.2)), 0.5 / 0.6, 0.5);
    assertClose(values(quantile(0.21)), 0.5 / 0.6, 1.125);
    assertClose(values(quantile(0.61)), 1.25, 1.125);
    assertClose(values(quantile(0)), 0.5 / 0.6, 0.5);
    assertClose(values(quantile(1)), 1.25, 1.125);
  }

  private Node quantile(double share) {
    return graph.reduce(Reduction.QUANTILE, Set.of(), List.of(ratio, graph.constant(share)));
  }

  @Test
  void truthsAndChoices() {
    Node above = graph.binary(Binary.GREATER, ratio, graph.constant(1));
    assertClose(values(reduce(Reduction.COUNT, above, AGENTS)), 2, 1, 1, 0);
    assertClose(values(reduce(Reduction.ALL, above, AGENTS)), 1, 0, 0, 0);
    assertClose(values(reduce(Reduction.ANY, above, AGENTS)), 1, 1, 1, 0);
    Node choice = graph.select(above, graph.constant(1), graph.unary(Unary.NEGATE, ratio));
    assertClose(values(choice), 1, 1, -0.5 / 0.6, -0.5 / 0.6, 1, -0.5, 1, -0.5);
  }

  @Test
  void theEntryOfTheActionTaken() {
    assertClose(values(graph.chosen(pi)), 0.5, 0.5, 0.5, 0.5, 0.9, 0.1, 0.9, 0.1);
    Node best = reduce(Reduction.ARGMAX, table, ACTIONS);
    assertClose(values(graph.at(table, best)), 5.6, 5.6, 5.6, 5.6, 5.6, 5.6, 5.6, 5.6);
  }

  @Test
  void theEntryOfOneAgentOrAction() {
    Node bob = graph.entry(pi, AGENTS, 1, "bob");
    assertThat(interpreter.evaluate(bob, game).axes()).containsExactly(SAMPLES, ACTIONS);
    assertClose(values(mean(graph.entry(bob, ACTIONS, 0, "v0"))), 0.9);
    assertClose(values(mean(graph.entry(table, ACTIONS, 1, "second"))), 5.6, 5.2);
  }

  @Test
  void limitsAreTakenWhereTheOldProbabilityIsZero() {
    QuantitySource corner =
        new TwoPlayers(
            COORDINATION, new double[][] {{1, 0}, {1, 0}}, new double[][] {{1, 0}, {0.5, 0.5}});
    assertClose(
        interpreter.evaluate(mean(graph.divergence(TV, pi, piOld)), corner).values(), 0, 0.5);
    assertClose(
        interpreter.evaluate(mean(graph.divergence(KL, pi, piOld)), corner).values(),
        0,
        Double.POSITIVE_INFINITY);
    assertClose(interpreter.evaluate(mean(ratio), corner).values(), 1, 0.5);
    assertClose(interpreter.evaluate(reduce(Reduction.RANGE, ratio), corner).values(), 0, 0);
  }

  @Test
  void paddedActionsCountForNothing() {
    QuantitySource ragged =
        new TwoPlayers(
            new double[][] {{1, 2}, {3, 4}, {-5, -6}},
            new double[][] {{0.2, 0.3, 0.5}, {0.5, 0.5}},
            new double[][] {{0.2, 0.3, 0.5}, {0.25, 0.75}});
    assertClose(firstOfEach(reduce(Reduction.SUM, pi, ACTIONS), ragged), 1, 1);
    assertClose(firstOfEach(reduce(Reduction.PROD, pi, ACTIONS), ragged), 0.03, 0.1875);
    assertClose(firstOfEach(reduce(Reduction.MEAN, pi, ACTIONS), ragged), 1.0 / 3, 0.5);
    assertClose(firstOfEach(reduce(Reduction.MAX, pi, ACTIONS), ragged), 0.5, 0.75);
    assertClose(firstOfEach(reduce(Reduction.ARGMAX, table, ACTIONS), ragged), 1, 1);
    assertClose(firstOfEach(graph.divergence(TV, pi, piOld), ragged), 0, 0.25);
    Node common = reduce(Reduction.MIN, pi, AGENTS);
    NamedArray perAction = interpreter.evaluate(common, ragged);
    assertThat(perAction.axes()).containsExactly(SAMPLES, ACTIONS);
    assertThat(perAction.values()[2]).isEqualTo(0.5);
    assertThat(interpreter.evaluate(reduce(Reduction.SUM, common, ACTIONS), ragged).values()[0])
        .isCloseTo(1, within(1e-14));
  }

  private double[] firstOfEach(Node e, QuantitySource source) {
    NamedArray array = interpreter.evaluate(e, source);
    return new double[] {array.values()[0], array.values()[array.size(SAMPLES)]};
  }

  @Test
  void coefficientsComeFromTheSourceAndTheirMeasuresAreLeftAlone() {
    Node unavailable = graph.input(Quantity.RETURN);
    CoefficientRule rule = new CoefficientRule.Adaptive(1, 1, 1.5, 2, 0, 10);
    Node beta = graph.coefficient(rule, Optional.of(unavailable));
    QuantitySource valued =
        new TwoPlayers(COORDINATION, OLD, NEW) {
          @Override
          public NamedArray coefficient(Node coefficient) {
            assertThat(coefficient).isSameAs(beta);
            return NamedArray.of(3);
          }
        };
    Node twice = times(graph.constant(2), beta);
    assertThat(interpreter.evaluate(twice, valued).number()).isEqualTo(6);
    assertThatThrownBy(() -> values(twice))
        .isInstanceOf(ExpressionException.class)
        .hasMessageEndingWith("has no value here");
  }

  @Test
  void whatNeedsTimeNetworksOrCountsIsRejectedAtItsNode() {
    assertRejected(graph.next(ratio), "`next(ratio)` cannot be evaluated by the exact learner");
    assertRejected(
        graph.accumulate(ratio, advantage),
        "`accumulate(ratio, advantage)` cannot be evaluated by the exact learner");
    assertRejected(
        graph.gradient(times(ratio, ratio), ratio),
        "`gradient(ratio * ratio, ratio)` cannot be evaluated by the exact learner");
    assertRejected(graph.mix(ratio), "`mix(ratio)` cannot be evaluated by the exact learner");
    assertRejected(
        reduce(Reduction.SUM, ratio, SAMPLES),
        "`sum(ratio over samples)` depends on the number of samples, but the exact learner has"
            + " none");
    assertRejected(graph.parameter("clip"), "`clip` has no value");
  }

  private void assertRejected(Node e, String message) {
    Node inside = graph.unary(Unary.EXP, e);
    assertThatThrownBy(() -> interpreter.evaluate(inside, game))
        .isInstanceOfSatisfying(
            ExpressionException.class, error -> assertThat(error.node()).containsSame(e))
        .hasMessage(message);
  }

  @Test
  void aChainOfAnyLengthIsEvaluated() {
    Node e = ratio;
    for (int i = 0; i < 10_000; i++) {
      e = graph.unary(Unary.ABS, graph.unary(Unary.NEGATE, e));
    }
    assertClose(values(e), values(ratio));
  }
}
