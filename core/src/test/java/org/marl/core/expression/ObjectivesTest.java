package org.marl.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marl.core.expression.Axis.ACTIONS;
import static org.marl.core.expression.Axis.AGENTS;
import static org.marl.core.expression.Axis.SAMPLES;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The objectives of the language's own examples. */
class ObjectivesTest {
  private final Expressions of = new Expressions(new Graph(Setting.ON_POLICY));
  private final Graph graph = of.graph;
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);

  @Test
  void clippedHasOneObjectivePerAgentAndTrainsThePolicy() {
    Node objective = graph.objective(of.mean(of.clipped(ratio)));
    assertThat(objective.type())
        .isEqualTo(
            new Type(Element.REAL, Set.of(AGENTS), Stage.MINIBATCH, Set.of(Network.POLICY), false));
  }

  @Test
  void theMeanOverSamplesIsImplied() {
    assertThat(graph.objective(of.clipped(ratio)))
        .isSameAs(graph.objective(of.mean(of.clipped(ratio))));
  }

  @Test
  void aJointRatioCouplesTheAgents() {
    Node joint = of.reduce(Reduction.PROD, ratio, AGENTS);
    assertThat(joint.type().axes()).containsExactly(SAMPLES);
    assertThat(joint.type().coupled()).isTrue();
    assertThatThrownBy(() -> graph.objective(of.mean(of.clipped(joint))))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("depends on the networks of other agents")
        .hasMessageEndingWith("say `sum` or `mean` over agents");
    Node team = of.reduce(Reduction.MEAN, of.clipped(joint), AGENTS);
    assertThat(graph.objective(team).type().axes()).isEmpty();
  }

  @Test
  void aJointRatioIsJointWhereTheAdvantageHasNoAgents() {
    Expressions central =
        new Expressions(
            new Graph(Setting.ON_POLICY, 3, Map.of(Quantity.ADVANTAGE, Set.of(SAMPLES))));
    Node joint = central.reduce(Reduction.PROD, central.get(Quantity.RATIO), AGENTS);
    assertThat(central.graph.objective(central.clipped(joint)).type().axes()).isEmpty();
  }

  @Test
  void aDeclarationThatNobodyUsesYetMayBeJoint() {
    Expressions generic = new Expressions(new Graph());
    Node joint = generic.reduce(Reduction.PROD, generic.get(Quantity.RATIO), AGENTS);
    generic.graph.checkObjective(generic.mean(generic.clipped(joint)));
  }

  @Test
  void proximalHasACoefficientPerAgent() {
    Node distance =
        of.mean(graph.divergence(Expressions.kl(), of.get(Quantity.PI), of.get(Quantity.PI_OLD)));
    Node beta =
        graph.coefficient(
            new CoefficientRule.Adaptive(0.01, 0.001, 1.5, 2, 0, Double.POSITIVE_INFINITY),
            Optional.of(distance));
    assertThat(beta.type())
        .isEqualTo(new Type(Element.REAL, Set.of(AGENTS), Stage.UPDATE, Set.of(), false));
    Node e = of.minus(of.mean(of.times(ratio, advantage)), of.times(beta, distance));
    assertThat(graph.objective(e).type())
        .isEqualTo(
            new Type(Element.REAL, Set.of(AGENTS), Stage.MINIBATCH, Set.of(Network.POLICY), false));
  }

  @Test
  void regularisedIsOneObjectivePerAgentOfTheExactLearner() {
    Expressions exact = new Expressions(new Graph(Setting.EXACT));
    Node pi = exact.get(Quantity.PI);
    Node gain = exact.reduce(Reduction.SUM, exact.times(pi, exact.get(Quantity.Q_TABLE)), ACTIONS);
    Node e =
        exact.minus(
            gain,
            exact.times(
                exact.number(0.02),
                exact.graph.divergence(Expressions.kl(), pi, exact.get(Quantity.PI_OLD))));
    assertThat(e.type().axes()).containsExactly(AGENTS, SAMPLES);
    assertThat(exact.graph.objective(e).type())
        .isEqualTo(
            new Type(Element.REAL, Set.of(AGENTS), Stage.MINIBATCH, Set.of(Network.POLICY), false));
  }

  @Test
  void remixTrainsTheUtilitiesAndTheMixerThroughTheErrorAlone() {
    Expressions value = new Expressions(new Graph(Setting.VALUE));
    Node loss = value.times(value.graph.stop(regret(value)), value.squared(error(value)));
    assertThat(regret(value).type().trains())
        .containsExactly(Network.Q, Network.MIXER, Network.CENTRAL);
    Type type = value.graph.objective(value.mean(loss)).type();
    assertThat(type)
        .isEqualTo(
            new Type(
                Element.REAL, Set.of(), Stage.MINIBATCH, Set.of(Network.Q, Network.MIXER), true));
  }

  private static Node error(Expressions of) {
    return of.minus(of.get(Quantity.Q_TOT), of.get(Quantity.Y));
  }

  /** Paper 3, Theorem 1, as in the language's page. */
  private static Node regret(Expressions of) {
    Graph graph = of.graph;
    Node qTot = of.get(Quantity.Q_TOT);
    Node y = of.get(Quantity.Y);
    Node unlikely = of.minus(of.number(1), graph.chosen(of.get(Quantity.PI)));
    Node slope = graph.gradient(qTot, of.get(Quantity.Q_TAKEN));
    Node others = of.reduce(Reduction.SUM, of.over(unlikely, slope), AGENTS);
    Node gap = graph.unary(Unary.EXP, of.minus(of.get(Quantity.Q_STAR), qTot));
    Node weight = of.times(of.times(of.minus(y, qTot), gap), of.minus(others, of.number(1)));
    Node chosen =
        graph.select(
            graph.binary(Binary.LESS_EQUAL, qTot, y),
            graph.binary(Binary.MAX, weight, of.number(0)),
            of.number(0));
    return graph.reduce(Reduction.RESCALE, Set.of(), List.of(chosen, of.number(0.1), of.number(1)));
  }

  @Test
  void whatTrainsNothingIsNoObjective() {
    assertThatThrownBy(() -> graph.objective(of.mean(of.get(Quantity.REWARD))))
        .hasMessage("`mean(reward)` trains nothing: it depends on no network that learns");
    assertThatThrownBy(() -> graph.objective(graph.stop(ratio)))
        .hasMessageStartingWith("`stop(ratio)` trains nothing");
    assertThatThrownBy(() -> graph.objective(of.get(Quantity.RETURN)))
        .hasMessageContaining("known only after the update");
  }

  @Test
  void actionsMayNotBeLeft() {
    assertThatThrownBy(() -> graph.objective(of.times(of.get(Quantity.PI), advantage)))
        .hasMessage("the objective `pi * advantage` still has actions");
  }

  @Test
  void stoppedAgentsDoNotCouple() {
    Node weight = graph.stop(of.reduce(Reduction.MEAN, ratio, AGENTS));
    assertThat(graph.objective(of.times(weight, ratio)).type().coupled()).isFalse();
  }

  @Test
  void aLearnedCoefficientIsTrained() {
    Node learned = graph.coefficient(new CoefficientRule.Learned(1), Optional.empty());
    assertThat(of.mean(of.times(learned, ratio)).type().trains())
        .containsExactly(Network.POLICY, Network.COEFFICIENT);
  }
}
