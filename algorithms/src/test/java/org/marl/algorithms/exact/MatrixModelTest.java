package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.MatrixGame;

class MatrixModelTest {

  @Test
  void theValueIsTheExpectedReward() {
    MatrixModel model = new MatrixModel(ExactPlans.game(new int[] {2, 2}, 5, 7, 6, 4));

    // 0.4 (0.8 * 5 + 0.2 * 7) + 0.6 (0.8 * 6 + 0.2 * 4)
    assertThat(model.value(ExactPlans.start(0.4, 0.8))).isCloseTo(5.52, within(1e-15));
  }

  @Test
  void aGameThatMayGoOnHasTheRatioValue() {
    MatrixGame ratio =
        new MatrixGame(
            "ratio",
            List.of("a", "b"),
            List.of(List.of("0", "1"), List.of("0", "1")),
            new double[] {1, 0.5, -0.5, 0},
            Optional.of(new double[] {1, 1, 0.1, 0.1}));
    MatrixModel model = new MatrixModel(ratio);
    double[][] policies = ExactPlans.start(0.5, 0);

    double value = model.value(policies);
    assertThat(value).as("0.25 / 0.55").isCloseTo(0.45454545454545453, within(1e-15));
    double[] q = new double[2];
    model.actionValues(0, policies, value, q);
    assertThat(q).containsExactly(new double[] {0.5, 0.9 * value}, within(1e-15));
    assertThat(0.5 * q[0] + 0.5 * q[1])
        .as("the mean of Q is the value")
        .isCloseTo(value, within(1e-15));
  }
}
