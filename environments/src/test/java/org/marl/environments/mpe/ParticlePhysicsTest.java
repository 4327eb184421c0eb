package org.marl.environments.mpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;

/** Laws of the particle worlds that hold without a reference. */
class ParticlePhysicsTest {
  private static final int AGENTS = 5;
  private static final int[] ORDER = {3, 0, 4, 1, 2};

  static Stream<String> worlds() {
    return Worlds.all(2).keySet().stream();
  }

  /** Renaming agents renames what they receive and where they go, and nothing else. */
  @ParameterizedTest
  @MethodSource("worlds")
  void agentsAreInterchangeable(String world) {
    EnvironmentFactory factory = Worlds.all(AGENTS).get(world);
    VectorEnvironment one = Worlds.create(factory, 1, 1);
    VectorEnvironment other = Worlds.create(factory, 1, 1);
    SplittableRandom random = new SplittableRandom(1);
    // Close together, so that there are contacts.
    double[] x = random.doubles(AGENTS, -0.2, 0.2).toArray();
    double[] y = random.doubles(AGENTS, -0.2, 0.2).toArray();
    StepResult result = StepResult.allocate(factory.spec(), 1);
    StepResult renamed = StepResult.allocate(factory.spec(), 1);
    one.reset(result.current());
    other.reset(renamed.current());
    Worlds.set(one, Map.of("x", x, "y", y));
    Worlds.set(other, Map.of("x", renamed(x), "y", renamed(y)));
    JointAction actions = JointAction.allocate(factory.spec(), 1);
    JointAction renamedActions = JointAction.allocate(factory.spec(), 1);
    for (int step = 0; step < 20; step++) {
      Worlds.chooseRandomly(actions, random);
      for (int agent = 0; agent < AGENTS; agent++) {
        renamedActions.indices()[agent] = actions.indices()[ORDER[agent]];
      }
      one.step(actions, result);
      other.step(renamedActions, renamed);
      for (int agent = 0; agent < AGENTS; agent++) {
        assertThat(renamed.rewards()[agent])
            .isCloseTo(result.rewards()[ORDER[agent]], within(1e-5f));
      }
    }
    assertThat(other.save().reals("x", AGENTS))
        .containsExactly(renamed(one.save().reals("x", AGENTS)), within(1e-9));
  }

  private static double[] renamed(double[] values) {
    return Arrays.stream(ORDER).mapToDouble(agent -> values[agent]).toArray();
  }

  /** Without forces a velocity falls to three quarters in every step. */
  @ParameterizedTest
  @EnumSource(SpreadConfig.Convention.class)
  void velocitiesAreDamped(SpreadConfig.Convention convention) {
    EnvironmentFactory factory = Worlds.spread(1, convention).factory();
    VectorEnvironment environment = Worlds.create(factory, 1, 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    environment.reset(result.current());
    Worlds.set(
        environment, Map.of("velocity_x", new double[] {0.8}, "velocity_y", new double[] {-0.4}));
    for (int step = 1; step <= 20; step++) {
      environment.step(JointAction.allocate(factory.spec(), 1), result);
      double share = Math.pow(0.75, step);
      assertThat(environment.save().reals("velocity_x", 1)[0])
          .isCloseTo(0.8 * share, within(1e-15));
      assertThat(environment.save().reals("velocity_y", 1)[0])
          .isCloseTo(-0.4 * share, within(1e-15));
    }
  }

  /** Agents that push each other gain opposite momenta. */
  @Test
  void contactsKeepTheTotalMomentum() {
    EnvironmentFactory factory = Worlds.spread(AGENTS, SpreadConfig.Convention.OPENAI).factory();
    VectorEnvironment environment = Worlds.create(factory, 1, 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    environment.reset(result.current());
    SplittableRandom random = new SplittableRandom(2);
    Worlds.set(
        environment,
        Map.of(
            "x", random.doubles(AGENTS, -0.2, 0.2).toArray(),
            "y", random.doubles(AGENTS, -0.2, 0.2).toArray()));
    environment.step(JointAction.allocate(factory.spec(), 1), result);
    double[] velocities = environment.save().reals("velocity_x", AGENTS);
    assertThat(Arrays.stream(velocities).map(Math::abs).max().orElseThrow()).isGreaterThan(0.1);
    assertThat(Arrays.stream(velocities).sum()).isCloseTo(0, within(1e-12));
  }

  /** Each convention moves right by another number; MPE2 shows it one step later. */
  @Test
  void actionsPushAlongAnAxis() {
    assertThat(travel(SpreadConfig.Convention.DPO, 1, 1)).isCloseTo(0.05, within(1e-12));
    assertThat(travel(SpreadConfig.Convention.OPENAI, 2, 1)).isCloseTo(-0.05, within(1e-12));
    assertThat(travel(SpreadConfig.Convention.MPE2, 2, 1)).isZero();
    assertThat(travel(SpreadConfig.Convention.MPE2, 2, 2)).isCloseTo(0.05, within(1e-12));
  }

  private static double travel(SpreadConfig.Convention convention, int action, int steps) {
    EnvironmentFactory factory = Worlds.spread(1, convention).factory();
    VectorEnvironment environment = Worlds.create(factory, 1, 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    environment.reset(result.current());
    double start = environment.save().reals("x", 1)[0];
    JointAction actions = JointAction.allocate(factory.spec(), 1);
    actions.indices()[0] = action;
    for (int step = 0; step < steps; step++) {
      environment.step(actions, result);
    }
    return environment.save().reals("x", 1)[0] - start;
  }

  /** The reference divides by zero there. */
  @Test
  void agentsAtTheSamePlaceStayFinite() {
    EnvironmentFactory factory = Worlds.spread(2, SpreadConfig.Convention.OPENAI).factory();
    VectorEnvironment environment = Worlds.create(factory, 1, 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    environment.reset(result.current());
    Worlds.set(environment, Map.of("x", new double[2], "y", new double[2]));
    environment.step(JointAction.allocate(factory.spec(), 1), result);
    assertThat(environment.save().reals("velocity_x", 2)).containsExactly(0, 0);
  }

  @Test
  void successEndsAnEpisodeOfTransferOnly() {
    assertThat(atTheGoal(FormationConfig.Convention.TRANSFER)).isTrue();
    assertThat(atTheGoal(FormationConfig.Convention.DPO)).isFalse();
    assertThat(atTheGoal(FormationConfig.Convention.MPE2)).isFalse();
  }

  private static boolean atTheGoal(FormationConfig.Convention convention) {
    EnvironmentFactory factory = Worlds.formation(2, convention).line();
    VectorEnvironment environment = Worlds.create(factory, 1, 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    environment.reset(result.current());
    double[] x = environment.save().reals("landmark_x", 2);
    double[] y = environment.save().reals("landmark_y", 2);
    Worlds.set(environment, Map.of("x", x, "y", y));
    environment.step(JointAction.allocate(factory.spec(), 1), result);
    assertThat(result.rewards()[0]).isCloseTo(0, within(1e-9f));
    return result.terminated()[0];
  }
}
