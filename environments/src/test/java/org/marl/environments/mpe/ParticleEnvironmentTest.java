package org.marl.environments.mpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentState;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** What every vector environment promises, for every world. */
class ParticleEnvironmentTest {

  static Stream<String> worlds() {
    return Worlds.all(2).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void copiesDoWhatTheyWouldDoAlone(String world) {
    EnvironmentFactory factory = Worlds.all(4).get(world);
    int copies = 5;
    int agents = 4;
    Player together = new Player(factory, RandomStream.family(3, "environment", copies));
    List<Player> alone =
        RandomStream.family(3, "environment", copies).stream()
            .map(stream -> new Player(factory, List.of(stream)))
            .toList();
    SplittableRandom random = new SplittableRandom(4);
    for (int step = 0; step < 60; step++) {
      Worlds.chooseRandomly(together.actions, random);
      together.step();
      for (int copy = 0; copy < copies; copy++) {
        Player single = alone.get(copy);
        System.arraycopy(
            together.actions.indices(), copy * agents, single.actions.indices(), 0, agents);
        single.step();
        assertThat(part(together.observations(), copy, copies)).isEqualTo(single.observations());
        assertThat(part(together.result.last().observations(), copy, copies))
            .isEqualTo(single.result.last().observations());
        assertThat(part(together.result.rewards(), copy, copies))
            .isEqualTo(single.result.rewards());
        assertThat(together.result.truncated()[copy]).isEqualTo(single.result.truncated()[0]);
        assertThat(together.result.terminated()[copy]).isEqualTo(single.result.terminated()[0]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void goesOnBitByBitFromASavedState(String world) {
    EnvironmentFactory factory = Worlds.all(5).get(world);
    Player first = new Player(factory, RandomStream.family(1, "environment", 3));
    first.stepRandomly(37, new SplittableRandom(1));
    EnvironmentState state = first.environment.save();
    float[] seen = first.observations().clone();
    double expected = first.stepRandomly(40, new SplittableRandom(2));

    Player second = new Player(factory, RandomStream.family(99, "other", 3));
    second.stepRandomly(5, new SplittableRandom(3));
    second.environment.restore(state);
    second.environment.observe(second.result.current());
    assertThat(second.observations()).isEqualTo(seen);
    assertThat(second.stepRandomly(40, new SplittableRandom(2))).isEqualTo(expected);
    assertThat(second.observations()).isEqualTo(first.observations());
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void theSeedDecides(String world) {
    EnvironmentFactory factory = Worlds.all(3).get(world);
    double first = rewardOf(factory, 1);
    assertThat(rewardOf(factory, 1)).isEqualTo(first);
    assertThat(rewardOf(factory, 2)).isNotEqualTo(first);
  }

  private static double rewardOf(EnvironmentFactory factory, long seed) {
    Player player = new Player(factory, RandomStream.family(seed, "environment", 2));
    return player.stepRandomly(30, new SplittableRandom(5));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void stepsDoNotAllocate(String world) {
    Player player = new Player(Worlds.all(4).get(world), RandomStream.family(1, "environment", 8));
    SplittableRandom random = new SplittableRandom(6);
    Worlds.chooseRandomly(player.actions, random);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // Not only once: the first calls load classes, and compiled code may be thrown away.
    for (int round = 0; round < 5 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long overhead = threads.getCurrentThreadAllocatedBytes() - before;
      before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < 10_000; step++) {
        player.step();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before - overhead;
      least = Math.min(least, allocated);
    }
    assertThat(least).isZero();
  }

  @Test
  void theTimeLimitTruncatesAndShowsBothEnds() {
    EnvironmentFactory factory = Worlds.spread(3, SpreadConfig.Convention.DPO).factory();
    Player player = new Player(factory, RandomStream.family(1, "environment", 2));
    for (int step = 1; step <= 50; step++) {
      player.step();
      boolean end = step % 25 == 0;
      assertThat(player.result.truncated()).containsExactly(end, end);
      assertThat(player.result.terminated()).containsExactly(false, false);
      if (end) {
        // Agents rest at the start of the next episode; the end is not its start.
        assertThat(Arrays.copyOf(player.observations(), 2)).containsExactly(0, 0);
        assertThat(player.result.last().observations()).isNotEqualTo(player.observations());
      }
    }
  }

  @Test
  void copiesEndOnTheirOwn() {
    EnvironmentFactory factory = Worlds.spread(3, SpreadConfig.Convention.DPO).factory();
    Player player = new Player(factory, RandomStream.family(1, "environment", 3));
    player.stepRandomly(10, new SplittableRandom(1));
    EnvironmentState state = player.environment.save();
    state.integers().get("clock")[1] = 24;
    player.environment.restore(state);
    player.step();
    assertThat(player.result.truncated()).containsExactly(false, true, false);
    int row = player.observations().length / 3;
    assertThat(Arrays.copyOfRange(player.observations(), row, row + 2)).containsExactly(0, 0);
    assertThat(player.observations()[0]).isNotZero();
  }

  @Test
  void theReferencesRangesAreDrawn() {
    EnvironmentFactory line = Worlds.formation(3, FormationConfig.Convention.DPO).line();
    VectorEnvironment environment = Worlds.create(line, 400, 2);
    environment.reset(JointObservation.allocate(line.spec(), 400));
    EnvironmentState state = environment.save();
    double[] x = state.reals("landmark_x", 800);
    double[] y = state.reals("landmark_y", 800);
    for (int copy = 0; copy < 400; copy++) {
      assertThat(Math.max(Math.abs(x[copy]), Math.abs(y[copy]))).isLessThan(0.25);
      assertThat(Math.max(Math.abs(x[400 + copy]), Math.abs(y[400 + copy]))).isLessThan(1);
      assertThat(Math.hypot(x[400 + copy] - x[copy], y[400 + copy] - y[copy]))
          .isBetween(1.2499999, 1.2500001);
    }
    assertThat(Arrays.stream(state.reals("x", 1200)).min().orElseThrow()).isBetween(-1.0, -0.98);
    assertThat(Arrays.stream(state.reals("x", 1200)).max().orElseThrow()).isBetween(0.98, 1.0);
  }

  @Test
  void anActionThatDoesNotExistIsRefused() {
    EnvironmentFactory factory = Worlds.spread(3, SpreadConfig.Convention.MPE2).factory();
    Player player = new Player(factory, RandomStream.family(1, "environment", 2));
    player.actions.indices()[4] = 5;
    assertThatThrownBy(player::step)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("action 5 of agent 1");
  }

  @Test
  void aStateOfAnotherNumberOfCopiesIsRefused() {
    EnvironmentFactory factory = Worlds.spread(3, SpreadConfig.Convention.MPE2).factory();
    EnvironmentState state = Worlds.create(factory, 2, 1).save();
    VectorEnvironment other = Worlds.create(factory, 3, 1);
    assertThatThrownBy(() -> other.restore(state)).isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] part(float[] all, int copy, int copies) {
    int length = all.length / copies;
    return Arrays.copyOfRange(all, copy * length, (copy + 1) * length);
  }

  /** A vector environment with its arrays. */
  private static final class Player {
    final VectorEnvironment environment;
    final JointAction actions;
    final StepResult result;

    Player(EnvironmentFactory factory, List<RandomStream> streams) {
      environment = factory.create(streams);
      actions = JointAction.allocate(factory.spec(), streams.size());
      result = StepResult.allocate(factory.spec(), streams.size());
      environment.reset(result.current());
    }

    float[] observations() {
      return result.current().observations();
    }

    void step() {
      environment.step(actions, result);
    }

    /** Returns the sum of all rewards. */
    double stepRandomly(int steps, SplittableRandom random) {
      double sum = 0;
      for (int step = 0; step < steps; step++) {
        Worlds.chooseRandomly(actions, random);
        step();
        for (float reward : result.rewards()) {
          sum += reward;
        }
      }
      return sum;
    }
  }
}
