package org.marl.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final Graph graph = new Graph();
  private final Expressions of = new Expressions(graph);
  private final Node ratio = graph.input(Quantity.RATIO);

  @Test
  void equalExpressionsAreTheSameNode() {
    assertThat(of.clipped(ratio)).isSameAs(of.clipped(ratio));
    assertThat(of.plus(ratio, of.number(1))).isNotSameAs(of.plus(of.number(1), ratio));
  }

  @Test
  void oneIsNotTrue() {
    assertThat(graph.constant(1)).isNotSameAs(graph.truth(true));
    assertThat(graph.truth(true).type().element()).isEqualTo(Element.BOOL);
  }

  @Test
  void constantsAreFolded() {
    Node folded = of.minus(of.number(1), of.over(of.number(1), of.number(4)));
    assertThat(folded.constant()).isEqualTo(0.75);
    assertThat(graph.binary(Binary.LESS, of.number(1), of.number(2))).isSameAs(graph.truth(true));
    assertThat(graph.unary(Unary.NOT, graph.truth(true))).isSameAs(graph.truth(false));
  }

  @Test
  void anUndefinedBranchThatIsNotTakenDoesNoHarm() {
    Node undefined = of.over(of.number(1), of.number(0));
    assertThat(undefined.isConstant()).isFalse();
    assertThat(graph.select(graph.truth(false), undefined, of.number(3))).isSameAs(of.number(3));
  }

  @Test
  void aKnownChoiceKeepsTheAxesOfBothBranches() {
    Node chosen = graph.select(graph.truth(true), of.number(1), ratio);
    assertThat(chosen.type().axes()).isEqualTo(ratio.type().axes());
    assertThat(graph.select(graph.truth(false), of.number(1), ratio)).isSameAs(ratio);
  }

  @Test
  void theNumberOfAgentsIsAConstantWhereItIsKnown() {
    assertThat(new Graph(4).input(Quantity.N).constant()).isEqualTo(4);
    assertThat(graph.input(Quantity.N).isConstant()).isFalse();
  }

  @Test
  void aDivergenceImportedTwiceIsTheSameNode() {
    Node pi = of.get(Quantity.PI);
    Node old = of.get(Quantity.PI_OLD);
    assertThat(graph.divergence(Expressions.kl(), pi, old))
        .isSameAs(graph.divergence(Expressions.kl(), pi, old));
    assertThat(graph.divergence(Expressions.kl(), pi, old).type().axes())
        .containsExactly(Axis.AGENTS, Axis.SAMPLES);
  }

  @Test
  void importingChecksAgainstTheSetting() {
    Node e = of.plus(of.get(Quantity.Q_TOT), of.number(1));
    Graph exact = new Graph(Setting.EXACT);
    assertThatThrownBy(() -> exact.importing(e))
        .hasMessage(
            "`q_tot` needs a value-based learner or an off-policy actor-critic learner;"
                + " the exact learner has none");
    assertThat(new Graph(Setting.VALUE).importing(e).toString()).isEqualTo("q_tot + 1");
  }

  @Test
  void importingKeepsEverything() {
    Node e =
        graph.divergence(
            Expressions.hellingerDistance(), of.get(Quantity.PI), of.get(Quantity.PI_OLD));
    Node both = graph.select(graph.truth(true), of.clipped(e), ratio);
    Graph other = new Graph();
    assertThat(other.importing(both).toString()).isEqualTo(both.toString());
    assertThat(other.importing(both).type()).isEqualTo(both.type());
    assertThat(graph.importing(both)).isSameAs(both);
  }

  @Test
  void aNodeOfAnotherGraphIsABug() {
    assertThatThrownBy(() -> new Graph().unary(Unary.EXP, ratio))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFunctionIsSubstituted() {
    Node two = graph.apply(Expressions.tv().f(), of.number(5));
    assertThat(two).isSameAs(of.number(2));
    assertThat(graph.apply(Expressions.tv().f(), ratio))
        .hasToString("abs(ratio - 1) / 2")
        .extracting(Node::type)
        .isEqualTo(ratio.type());
  }

  @Test
  void oldReplacesLiveQuantitiesOnly() {
    Node e = of.times(of.get(Quantity.VALUE), of.plus(of.get(Quantity.PI), of.get(Quantity.GAMMA)));
    Node old = graph.old(e);
    assertThat(old).hasToString("old(value) * (pi_old + gamma)");
    assertThat(old.type().trains()).isEmpty();
    assertThat(old.type().stage()).isEqualTo(Stage.UPDATE);
    assertThat(graph.old(of.get(Quantity.PROB)).type().stage()).isEqualTo(Stage.ROLLOUT);
  }

  @Test
  void targetReplacesNetworksToo() {
    Graph value = new Graph(Setting.VALUE);
    Node target = value.target(value.mix(value.input(Quantity.Q_TAKEN)));
    assertThat(target).hasToString("target(mix(target(q)))");
    assertThat(target.type())
        .isEqualTo(new Type(Element.REAL, Set.of(Axis.SAMPLES), Stage.UPDATE, Set.of(), false));
  }

  @Test
  void idleOperationsVanish() {
    Node y = of.get(Quantity.Y);
    assertThat(graph.stop(y)).isSameAs(y);
    assertThat(graph.eachEpoch(y)).isSameAs(y);
    assertThat(graph.eachMinibatch(ratio)).isSameAs(ratio);
    assertThat(graph.eachEpoch(ratio).type())
        .isEqualTo(new Type(Element.REAL, ratio.type().axes(), Stage.EPOCH, Set.of(), false));
    assertThat(graph.eachMinibatch(y).type().stage()).isEqualTo(Stage.MINIBATCH);
  }

  @Test
  void aChainOfAnyLengthIsBuiltPrintedImportedAndSubstituted() {
    Node e = graph.variable("x");
    for (int i = 0; i < 10_000; i++) {
      e = graph.unary(Unary.TANH, of.plus(e, of.number(1)));
    }
    assertThat(e.toString()).startsWith("tanh(tanh(").contains("…").hasSizeLessThan(5_000);
    Node applied = graph.apply(new ScalarFunction("x", e), ratio);
    assertThat(applied.type()).isEqualTo(ratio.type());
    assertThat(graph.old(applied).type().stage()).isEqualTo(Stage.UPDATE);
    assertThat(Traversal.argumentsFirst(new Graph().importing(e))).hasSize(20_002);
    Optional<ExpressionException> error = Optional.empty();
    try {
      graph.unary(Unary.NOT, e);
    } catch (ExpressionException expected) {
      error = Optional.of(expected);
    }
    assertThat(error.orElseThrow().getMessage()).hasSizeLessThan(1_000);
  }

  @Test
  void sharedPartsDoNotMakeTheTextExplode() {
    Node e = ratio;
    for (int i = 0; i < 60; i++) {
      e = of.times(e, e);
    }
    assertThat(e.toString()).hasSizeLessThan(50_000);
  }

  @Test
  void exactLearnersKeepTheValuesFromBeforeTheIteration() {
    Graph exact = new Graph(Setting.EXACT);
    for (Quantity kept :
        List.of(Quantity.VALUE, Quantity.Q_TABLE, Quantity.ADVANTAGE, Quantity.RETURN)) {
      Node old = exact.old(exact.input(kept));
      assertThat(old).hasToString("old(" + kept.word() + ")");
      assertThat(old.type().stage()).isEqualTo(Stage.UPDATE);
    }
    Graph sampled = new Graph(Setting.ON_POLICY);
    Node advantage = sampled.input(Quantity.ADVANTAGE);
    assertThatThrownBy(() -> sampled.old(advantage)).hasMessageContaining("`old` has no effect");
  }
}
