package org.marl.algorithms.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.MatrixGame;

class EvaluationTest {

  private static MatrixGame game(Optional<double[]> stop, double... reward) {
    List<String> actions = List.of("0", "1");
    return new MatrixGame("game", List.of("a", "b"), List.of(actions, actions), reward, stop);
  }

  private static double value(FiniteModel model, double[][][] policies) {
    double[] joint = new double[4];
    double[] values = new double[1];
    PolicySpace.independent(model).joint(policies, joint);
    Evaluation evaluation = new Evaluation(model);
    evaluation.setPolicy(joint);
    evaluation.values(values);
    return evaluation.atStart(values);
  }

  @Test
  void theValueOfAOneShotGameIsTheExpectedReward() {
    FiniteModel model = FiniteModel.of(game(Optional.empty(), 5, 7, 6, 4));

    // 0.4 (0.8 * 5 + 0.2 * 7) + 0.6 (0.8 * 6 + 0.2 * 4)
    assertThat(value(model, new double[][][] {{{0.4, 0.6}}, {{0.8, 0.2}}}))
        .isCloseTo(5.52, within(1e-15));
  }

  @Test
  void aGameThatMayGoOnHasTheRatioValue() {
    FiniteModel model =
        FiniteModel.of(game(Optional.of(new double[] {1, 1, 0.1, 0.1}), 1, 0.5, -0.5, 0));
    double[][][] policies = {{{0.5, 0.5}}, {{0, 1}}};

    double value = value(model, policies);
    assertThat(value).as("0.25 / 0.55").isCloseTo(0.45454545454545453, within(1e-15));
    double[] table = new double[4];
    double[][] q = new double[1][2];
    new Evaluation(model).jointActionValues(new double[] {value}, table);
    new ActionValues(PolicySpace.independent(model), ActionValues.Followers.CONDITIONAL)
        .average(0, table, policies, q);
    assertThat(q[0]).containsExactly(new double[] {0.5, 0.9 * value}, within(1e-15));
    assertThat(0.5 * q[0][0] + 0.5 * q[0][1])
        .as("the mean of Q is the value")
        .isCloseTo(value, within(1e-15));
  }
}
