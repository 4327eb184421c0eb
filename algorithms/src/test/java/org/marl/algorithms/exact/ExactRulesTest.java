package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.game;
import static org.marl.algorithms.exact.ExactPlans.regularised;
import static org.marl.algorithms.exact.ExactPlans.sequence;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;
import org.marl.core.plan.Update;

class ExactRulesTest {
  private static final Game GAME = game(new int[] {2, 2}, 5, 7, 6, 4);
  private static final Update UPDATE = regularised(divergence("kl"), 0.1, 2);

  private static List<String> messages(Update update, Choice ordering, Game game) {
    return new ExactConfig(
            update,
            ordering,
            ExactComponents.SOLVE.byDefault(),
            Optional.empty(),
            ExactConfig.Deviation.ONCE)
        .violations(game).stream().map(Violation::message).toList();
  }

  @Test
  void acceptsADivergenceUpdateOfAMatrixGame() {
    assertThat(messages(UPDATE, ExactPlans.SIMULTANEOUS, GAME)).isEmpty();
    assertThat(messages(UPDATE, sequence(List.of(List.of(1, 0))), GAME)).isEmpty();
  }

  @Test
  void refusesEnvironments() {
    Game game =
        new Game.Environment("spread", List.of("a"), List.of(List.of()), ExactPlans.SIMULTANEOUS);

    assertThat(messages(regularised(divergence("kl"), 1, 1), ExactPlans.SIMULTANEOUS, game))
        .containsExactly(
            "the exact learner needs a game whose model is known, and `spread` is an environment");
  }

  @Test
  void takesOneMaximisedStatement() {
    Update.Objective one = UPDATE.objectives().get(0);
    Update two = new Update("two", List.of(one, one));
    assertThat(messages(two, ExactPlans.SIMULTANEOUS, GAME))
        .containsExactly("the exact learner solves one statement, but `two` has 2");

    Update less =
        new Update(
            "less",
            List.of(new Update.Objective(Update.Sense.MINIMIZE, one.expression(), one.over())));
    assertThat(messages(less, ExactPlans.SIMULTANEOUS, GAME))
        .containsExactly("the exact learner maximises, but `less` minimises");
  }

  @Test
  void everyAgentHasOneTurn() {
    assertThat(messages(UPDATE, sequence(List.of(List.of(0), List.of(0))), GAME))
        .containsExactly(
            "agent `alice` has two turns in one iteration", "agent `bob1` has no turn");
  }
}
