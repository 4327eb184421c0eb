package org.marl.environments.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.marl.core.plan.MatrixGame;

class DifferentialGridConfigTest {

  @ParameterizedTest
  @CsvFileSource(resources = "differential_game.csv", numLinesToSkip = 1)
  void theRewardIsThatOfTheOriginal(double first, double second, double reward) {
    double tolerance = 1e-13 * Math.max(1, Math.abs(reward));
    assertThat(DifferentialReward.of(first, second)).isCloseTo(reward, within(tolerance));
  }

  @Test
  void theGridHoldsBothMaxima() {
    DifferentialGridConfig config = new DifferentialGridConfig(10, 21);
    MatrixGame game = config.game("game");
    assertThat(game.agentCount()).isEqualTo(2);
    assertThat(game.actions()).allSatisfy(actions -> assertThat(actions).hasSize(21));
    assertThat(config.value(0)).isEqualTo(-10);
    assertThat(config.value(20)).isEqualTo(10);
    assertThat(game.reward()[15 * 21 + 15]).isEqualTo(10);
    assertThat(game.reward()[5 * 21 + 5]).isZero();
    assertThat(Arrays.stream(game.reward()).max()).hasValue(10);
    assertThat(Arrays.stream(game.reward()).filter(reward -> reward > 0).count())
        .as("within the root of 10 of (5, 5)")
        .isEqualTo(29);
  }

  @Test
  void theFirstAgentsActionIsOutermost() {
    DifferentialGridConfig config = new DifferentialGridConfig(3, 4);
    assertThat(config.game("game").reward()[1 * 4 + 3])
        .isEqualTo(DifferentialReward.of(config.value(1), 3));
  }
}
