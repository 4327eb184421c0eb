package org.marl.environments.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;

class RandomMarkovConfigTest {

  @Test
  void everyStateHasARowOfDistributionsOverAllStates() {
    MarkovGame game = config(3, 30, 5, 1).game("game");
    assertThat(game.agentCount()).isEqualTo(3);
    assertThat(game.transitions()).hasSize(30);
    for (List<Transition> row : game.transitions()) {
      assertThat(row).hasSize(125);
      for (Transition transition : row) {
        assertThat(transition.reward()).isBetween(-5.0, 5.0);
        assertThat(transition.next()).hasSize(30);
        assertThat(Arrays.stream(transition.probability()).sum()).isCloseTo(1, within(1e-12));
        double[] sorted = Arrays.stream(transition.probability()).sorted().toArray();
        assertThat(sorted[0]).isPositive();
        assertThat(sorted[29] / sorted[0]).isLessThanOrEqualTo(Math.exp(4));
      }
    }
  }

  @Test
  void rewardsSpreadOverTheirWholeRange() {
    double[] rewards =
        config(3, 30, 5, 1).game("game").transitions().stream()
            .flatMap(List::stream)
            .mapToDouble(Transition::reward)
            .sorted()
            .toArray();
    assertThat(rewards[0]).isLessThan(-4.9);
    assertThat(rewards[rewards.length - 1]).isGreaterThan(4.9);
    assertThat(Arrays.stream(rewards).average().orElseThrow()).isCloseTo(0, within(0.2));
  }

  @Test
  void theSeedOfTheGameDecidesItsTables() {
    assertThat(firstReward(1)).isEqualTo(firstReward(1)).isNotEqualTo(firstReward(2));
  }

  @Test
  void tablesThatWouldFillTheMemoryAreRefused() {
    assertThat(config(3, 30, 5, 0).violations()).isEmpty();
    assertThat(config(10, 100, 10, 0).violations()).hasSize(1);
  }

  private static double firstReward(long seed) {
    return config(2, 3, 2, seed).game("game").transitions().get(0).get(0).reward();
  }

  private static RandomMarkovConfig config(int agents, int states, int actions, long seed) {
    return new RandomMarkovConfig(agents, states, actions, 0.99, 5, 4, seed);
  }
}
