package org.marl.algorithms.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.run.RunFailure;

class StationaryLawTest {

  /** A game of one agent with one action; a state without entries is terminal. */
  private static FiniteModel chain(double[][] probabilities) {
    List<List<Transition>> rows =
        Arrays.stream(probabilities)
            .map(
                row ->
                    row.length == 0
                        ? List.<Transition>of()
                        : List.of(new Transition(0, new int[] {0, 1, 2}, row)))
            .toList();
    return FiniteModel.of(
        new MarkovGame(
            "game",
            List.of("a"),
            List.of(List.of("0")),
            List.of("x", "y", "z"),
            0.5,
            new double[] {1, 0, 0},
            rows));
  }

  private static double[] law(double[]... probabilities) {
    double[] joint = new double[3];
    Arrays.setAll(joint, state -> probabilities[state].length == 0 ? 0 : 1);
    return StationaryLaw.of(chain(probabilities), joint);
  }

  @Test
  void aCycleIsVisitedEvenly() {
    assertThat(law(new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {1, 0, 0}))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
  }

  @Test
  void statesThatAreLeftForEverHaveNoShare() {
    assertThat(law(new double[] {0.5, 0.5, 0}, new double[] {0, 0.5, 0.5}, new double[] {0, 1, 0}))
        .containsExactly(new double[] {0, 2 / 3.0, 1 / 3.0}, within(1e-15));
  }

  @Test
  void aTerminalStateIsWhereTheGameStays() {
    assertThat(law(new double[] {0.5, 0.5, 0}, new double[] {0.5, 0.25, 0.25}, new double[0]))
        .containsExactly(new double[] {0, 0, 1}, within(1e-15));
  }

  @Test
  void aGameThatMayEndUpInTwoPlacesHasNoUniqueLaw() {
    assertThatThrownBy(
            () -> law(new double[] {0, 0.5, 0.5}, new double[] {0, 1, 0}, new double[] {0, 0, 1}))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("more than one stationary law");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 500})
  void theLawIsInvariant(int states) {
    FiniteModel model = RandomGames.mixing(states, 4, 0.9, 1);
    double[] joint = RandomGames.joint(model, 2);
    double[] law = StationaryLaw.of(model, joint);
    double[] next = new double[states];
    for (int state = 0; state < states; state++) {
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(state, i);
        for (int k = 0; k < model.successors(pair).length; k++) {
          next[model.successors(pair)[k]] += law[state] * joint[pair] * model.weights(pair)[k];
        }
      }
    }
    assertThat(Arrays.stream(law).sum()).isCloseTo(1, within(1e-13));
    assertThat(next).containsExactly(law, within(1e-14));
  }
}
