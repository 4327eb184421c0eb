package org.marl.environments.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;

/** The statistical bounds are those of the 1 % level, for a fixed seed. */
class RandomMarkovConfigTest {

  @Test
  void everyStateHasARowOfDistributionsOverAllStates() {
    MarkovGame game = config(3, 30, 5, 0, 1).game("game");
    assertThat(game.agentCount()).isEqualTo(3);
    assertThat(game.transitions()).hasSize(30);
    assertThat(game.start()[0]).isEqualTo(1);
    assertThat(Arrays.stream(game.start()).sum()).isEqualTo(1);
    for (List<Transition> row : game.transitions()) {
      assertThat(row).hasSize(125);
      for (Transition transition : row) {
        assertThat(transition.reward()).isBetween(-5.0, 5.0);
        assertThat(transition.next()).hasSize(30);
        assertThat(Arrays.stream(transition.probability()).sum()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void rewardsAreUniform() {
    double[] rewards =
        transitions(config(3, 30, 5, 0, 1)).stream().mapToDouble(Transition::reward).toArray();
    double[] shares = Arrays.stream(rewards).map(reward -> (reward + 5) / 10).toArray();
    assertThat(distanceFromUniform(shares)).isLessThan(1.63 / Math.sqrt(shares.length));
  }

  /**
   * The logits of a row are known up to a constant: their range is 4 Beta(29, 2), and between their
   * least and their greatest the others are uniform.
   */
  @Test
  void probabilitiesAreTheSoftmaxOfUniformNumbers() {
    List<Double> inner = new ArrayList<>();
    double ranges = 0;
    List<Transition> transitions = transitions(config(3, 30, 5, 0, 1));
    for (Transition transition : transitions) {
      double[] logits = Arrays.stream(transition.probability()).map(Math::log).sorted().toArray();
      double range = logits[29] - logits[0];
      assertThat(range).isLessThan(4);
      ranges += range;
      for (int i = 1; i < 29; i++) {
        inner.add((logits[i] - logits[0]) / range);
      }
    }
    double error = 4 * Math.sqrt(29 * 2 / (31.0 * 31 * 32)) / Math.sqrt(transitions.size());
    assertThat(ranges / transitions.size()).isCloseTo(4 * 29 / 31.0, within(2.58 * error));
    double[] shares = inner.stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(distanceFromUniform(shares)).isLessThan(1.63 / Math.sqrt(shares.length));
  }

  @Test
  void onlySoManyStatesFollow() {
    int[] counts = new int[50];
    List<Transition> transitions = transitions(config(2, 50, 3, 5, 1));
    for (Transition transition : transitions) {
      int[] next = transition.next();
      assertThat(next).hasSize(5).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(transition.probability()).sum()).isCloseTo(1, within(1e-12));
      Arrays.stream(next).forEach(state -> counts[state]++);
    }
    double expected = transitions.size() * 5 / 50.0;
    double squares =
        Arrays.stream(counts).mapToDouble(count -> (count - expected) * (count - expected)).sum();
    // Draws without replacement vary by 45/49 of what independent ones would.
    assertThat(squares / expected / (45 / 49.0)).as("chi square, 49").isBetween(26.0, 75.0);
  }

  @Test
  void theSeedOfTheGameDecidesItsTables() {
    for (int successors : new int[] {0, 2}) {
      assertThat(numbers(config(2, 4, 2, successors, 1)))
          .isEqualTo(numbers(config(2, 4, 2, successors, 1)))
          .isNotEqualTo(numbers(config(2, 4, 2, successors, 2)));
    }
  }

  @Test
  void allStatesMayFollowWhereAsManyFollowAsThereAre() {
    assertThat(numbers(config(2, 4, 2, 4, 1))).isEqualTo(numbers(config(2, 4, 2, 0, 1)));
  }

  @Test
  void tablesThatWouldFillTheMemoryAreRefused() {
    assertThat(config(3, 30, 5, 0, 0).violations()).isEmpty();
    assertThat(config(2, 20_000, 3, 5, 0).violations()).isEmpty();
    assertThat(config(2, 20_000, 3, 0, 0).violations())
        .extracting(Violation::message)
        .containsExactly("the table of transitions would have 3.60e+09 non-zero entries");
    assertThat(config(10, 100, 10, 1, 0).violations())
        .extracting(Violation::message)
        .containsExactly("the states would have 1.00e+12 joint actions together");
  }

  @Test
  void noMoreStatesFollowThanThereAre() {
    assertThat(config(2, 3, 2, 4, 0).violations())
        .extracting(Violation::key)
        .containsExactly("successors");
  }

  private static List<Transition> transitions(RandomMarkovConfig config) {
    return config.game("game").transitions().stream().flatMap(List::stream).toList();
  }

  private static List<String> numbers(RandomMarkovConfig config) {
    return transitions(config).stream()
        .map(t -> t.reward() + Arrays.toString(t.next()) + Arrays.toString(t.probability()))
        .toList();
  }

  /** The statistic of Kolmogorov and Smirnov. */
  private static double distanceFromUniform(double[] shares) {
    double[] sorted = Arrays.stream(shares).sorted().toArray();
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
    }
    return distance;
  }

  private static RandomMarkovConfig config(
      int agents, int states, int actions, int successors, long seed) {
    return new RandomMarkovConfig(agents, states, actions, 0.99, 5, 4, successors, 0, seed);
  }
}
