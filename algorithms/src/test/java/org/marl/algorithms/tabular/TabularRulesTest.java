package org.marl.algorithms.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.Game;

class TabularRulesTest {

  private static List<String> messages(Choice exploration, Game game) {
    return new TabularConfig(Transitions.IDEAL, 0.1, 0, 0, exploration, 100)
        .violations(game).stream().map(Violation::message).toList();
  }

  @Test
  void acceptsBothWaysOfExploringOnAFiniteGame() {
    assertThat(messages(ExplorationComponents.EPSILON_GREEDY.byDefault(), TabularPlans.CLIMBING))
        .isEmpty();
    assertThat(messages(ExplorationComponents.BOLTZMANN.byDefault(), TabularPlans.CLIMBING))
        .isEmpty();
  }

  @Test
  void refusesEnvironments() {
    Game spread =
        new Game.Environment(
            "spread", List.of("a"), List.of(List.of()), CorePlugin.SIMULTANEOUS.byDefault());

    assertThat(messages(ExplorationComponents.EPSILON_GREEDY.byDefault(), spread))
        .containsExactly(
            "the tabular learner needs a game with finitely many states, given by tables, and"
                + " `spread` is an environment");
  }

  @Test
  void refusesNoiseOnActions() {
    assertThat(messages(ExplorationComponents.GAUSSIAN_NOISE.byDefault(), TabularPlans.CLIMBING))
        .containsExactly(
            "the tabular learner explores by its action values, which `gaussian_noise` does not"
                + " use");
  }
}
