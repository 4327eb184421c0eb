package org.marl.algorithms.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.MatrixGame;
import org.marl.core.random.RandomStream;

class FiniteEnvironmentTest {

  /** One agent walks along three states; from the second on it stays half of the time. */
  private static MarkovGame walk(double discount) {
    Transition on = new Transition(1, new int[] {1}, new double[] {1});
    Transition back = new Transition(-1, new int[] {0}, new double[] {1});
    Transition half = new Transition(2, new int[] {1, 2}, new double[] {0.5, 0.5});
    return new MarkovGame(
        "walk",
        List.of("a"),
        List.of(List.of("on", "back")),
        List.of("first", "second", "end"),
        discount,
        new double[] {1, 0, 0},
        List.of(List.of(on, back), List.of(half, back), List.of()));
  }

  private static MatrixGame oneShot(double stop) {
    double[] stops = new double[4];
    Arrays.fill(stops, stop);
    return new MatrixGame(
        "game",
        List.of("a", "b"),
        List.of(List.of("x", "y"), List.of("x", "y")),
        new double[] {1, 2, 3, 4},
        stop == 1 ? Optional.empty() : Optional.of(stops));
  }

  /** Copies of a game with room for what they give. */
  private static final class Play {
    private final FiniteEnvironment environment;
    private final StepResult result;
    private final JointAction actions;

    Play(Game game, List<RandomStream> streams) {
      environment = new FiniteEnvironment(FiniteModel.of(game), streams);
      result = StepResult.allocate(environment.spec(), streams.size());
      actions = JointAction.allocate(environment.spec(), streams.size());
      environment.reset(result.current());
    }

    void step(int... chosen) {
      System.arraycopy(chosen, 0, actions.indices(), 0, chosen.length);
      environment.step(actions, result);
    }
  }

  private static List<RandomStream> streams(int copies) {
    return RandomStream.family(5, "environment", copies);
  }

  @Test
  void agentsAndCentralCriticsSeeTheState() {
    Play play = new Play(walk(0.9), streams(1));
    assertThat(play.result.current().observations()).containsExactly(1, 0, 0);
    play.step(0);
    assertThat(play.result.current().observations()).containsExactly(0, 1, 0);
    assertThat(play.result.current().states()).containsExactly(0, 1, 0);
    assertThat(play.result.rewards()).containsExactly(1);
    assertThat(play.result.ended(0)).isFalse();
    play.step(1);
    assertThat(play.result.current().states()).containsExactly(1, 0, 0);
    assertThat(play.result.rewards()).containsExactly(-1);
  }

  @Test
  void terminalStatesEndEpisodesAndTheNextOneBegins() {
    Play play = new Play(walk(1), streams(1));
    play.step(0);
    int steps = 0;
    while (!play.result.ended(0)) {
      play.step(0);
      steps++;
    }
    assertThat(steps).isPositive();
    assertThat(play.result.terminated()[0]).isTrue();
    assertThat(play.result.truncated()[0]).isFalse();
    assertThat(play.result.last().observations()).containsExactly(0, 0, 1);
    assertThat(play.result.last().states()).containsExactly(0, 0, 1);
    assertThat(play.result.current().observations()).containsExactly(1, 0, 0);
  }

  @Test
  void successorsFollowTheirProbabilities() {
    Play play = new Play(walk(1), streams(1));
    int ended = 0;
    int tries = 0;
    for (int step = 0; step < 8_000; step++) {
      boolean second = play.result.current().states()[1] == 1;
      play.step(0);
      tries += second ? 1 : 0;
      ended += second && play.result.ended(0) ? 1 : 0;
    }
    assertThat((double) ended / tries).isCloseTo(0.5, within(0.03));
  }

  @Test
  void horizonsEndEpisodesByTheRules() {
    Play play = new Play(walk(1).within(3), streams(1));
    for (int episode = 0; episode < 2; episode++) {
      for (int step = 0; step < 3; step++) {
        assertThat(play.result.ended(0)).isEqualTo(episode > 0 && step == 0);
        play.step(1);
      }
      assertThat(play.result.terminated()[0]).isTrue();
    }
  }

  /** 0.5^7 is the first power below 0.01. */
  @Test
  void episodesWithoutEndAreCutWhereLittleWeightIsLeft() {
    Play play = new Play(walk(0.5), streams(1));
    assertThat(play.environment.spec().episodeLimit()).isEqualTo(7);
    for (int step = 1; step <= 14; step++) {
      play.step(1);
      assertThat(play.result.truncated()[0]).isEqualTo(step % 7 == 0);
      assertThat(play.result.terminated()[0]).isFalse();
    }
    assertThat(play.result.last().states()).containsExactly(1, 0, 0);
  }

  @Test
  void oneShotGamesEndAtOnceOrWithTheirProbability() {
    Play once = new Play(oneShot(1), streams(1));
    once.step(1, 0);
    assertThat(once.result.terminated()[0]).isTrue();
    assertThat(once.result.rewards()).containsExactly(3, 3);
    assertThat(once.result.current().observations()).containsExactly(1, 1);
    Play often = new Play(oneShot(0.25), streams(1));
    int ended = 0;
    for (int step = 0; step < 8_000; step++) {
      often.step(0, 1);
      ended += often.result.terminated()[0] ? 1 : 0;
      assertThat(often.result.rewards()).containsExactly(2, 2);
    }
    assertThat(ended / 8_000.0).isCloseTo(0.25, within(0.02));
  }

  @Test
  void copiesGoOnByThemselves() {
    Play together = new Play(walk(0.9), streams(3));
    List<Play> alone = new ArrayList<>();
    for (RandomStream stream : streams(3)) {
      alone.add(new Play(walk(0.9), List.of(stream)));
    }
    for (int step = 0; step < 100; step++) {
      int[] chosen = {0, step % 3 == 0 ? 1 : 0, step % 5 == 0 ? 1 : 0};
      together.step(chosen);
      for (int copy = 0; copy < 3; copy++) {
        Play own = alone.get(copy);
        own.step(chosen[copy]);
        assertThat(together.result.rewards()[copy]).isEqualTo(own.result.rewards()[0]);
        assertThat(together.result.ended(copy)).isEqualTo(own.result.ended(0));
        assertThat(Arrays.copyOfRange(together.result.current().states(), 3 * copy, 3 * copy + 3))
            .containsExactly(own.result.current().states());
      }
    }
  }

  @Test
  void savedCopiesGoOnAsTheyWouldHave() {
    Play first = new Play(walk(0.5), streams(2));
    for (int step = 0; step < 4; step++) {
      first.step(1, 0);
    }
    EnvironmentState saved = first.environment.save();
    Play second = new Play(walk(0.5), RandomStream.family(6, "other", 2));
    second.environment.restore(saved);
    second.environment.observe(second.result.current());
    assertThat(second.result.current().states()).containsExactly(first.result.current().states());
    for (int step = 0; step < 30; step++) {
      first.step(1, 0);
      second.step(1, 0);
      assertThat(second.result.rewards()).containsExactly(first.result.rewards());
      assertThat(second.result.truncated()).containsExactly(first.result.truncated());
      assertThat(second.result.terminated()).containsExactly(first.result.terminated());
      assertThat(second.result.current().states()).containsExactly(first.result.current().states());
    }
  }

  @Test
  void actionsThatTheGameDoesNotHaveAreRefused() {
    Play play = new Play(walk(0.9), streams(1));
    assertThatThrownBy(() -> play.step(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("agent 0 has no action 2");
  }
}
