package org.marl.algorithms.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExplorationTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  private static double[] probabilities(Exploration exploration, long step, double... values) {
    double[] result = new double[values.length];
    exploration.probabilities(values, step, result);
    return result;
  }

  @Test
  void epsilonFallsLinearlyAndStays() {
    Exploration exploration = new EpsilonGreedy(new EpsilonGreedyConfig(1, 0.2, 100));

    assertThat(probabilities(exploration, 0, 1, 2)).contains(new double[] {0.5, 0.5}, ROUNDING);
    assertThat(probabilities(exploration, 50, 1, 2)).contains(new double[] {0.3, 0.7}, ROUNDING);
    assertThat(probabilities(exploration, 100, 1, 2)).contains(new double[] {0.1, 0.9}, ROUNDING);
    assertThat(probabilities(exploration, 9_999, 1, 2)).contains(new double[] {0.1, 0.9}, ROUNDING);
  }

  @Test
  void equalActionsShareTheGreedyPart() {
    Exploration exploration = new EpsilonGreedy(new EpsilonGreedyConfig(0.3, 0.3, 1));

    assertThat(probabilities(exploration, 0, 4, -1, 4))
        .contains(new double[] {0.45, 0.1, 0.45}, ROUNDING);
  }

  @Test
  void boltzmannWeighsByExponentials() {
    Exploration exploration = new Boltzmann(new BoltzmannConfig(2, 1, 10));

    assertThat(probabilities(exploration, 0, 0, 2 * Math.log(3)))
        .contains(new double[] {0.25, 0.75}, ROUNDING);
    assertThat(probabilities(exploration, 10, 0, Math.log(3)))
        .contains(new double[] {0.25, 0.75}, ROUNDING);
  }

  @Test
  void largeValuesAtLowTemperaturesDoNotOverflow() {
    Exploration exploration = new Boltzmann(new BoltzmannConfig(1e-3, 1e-3, 1));

    assertThat(probabilities(exploration, 0, 1e6, -1e6)).containsExactly(1, 0);
  }
}
