package org.marl.environments.mpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;

/** Every recorded trajectory of the reference environments, step by step. */
class ReferenceParityTest {
  /** Of positions and velocities, which are double inside; contacts amplify rounding. */
  private static final double EXACT = 1e-10;

  /** Of observations and rewards, which are float; relative above 1. */
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpo_navigation_n3",
        "dpo_navigation_n10",
        "dpo_line_n3",
        "dpo_line_n10",
        "dpo_circle_n3",
        "openai_simple_spread_n3",
        "openai_simple_spread_n10",
        "mpe2_simple_spread_n3",
        "mpe2_simple_line_n10",
        "mpe2_simple_formation_n10",
        "transfer_simple_formation_n10"
      })
  void followsTheReference(String name) {
    JsonNode golden = Golden.read(name);
    int steps = 0;
    for (JsonNode episode : golden.get("episodes")) {
      steps += replay(factory(name, golden.get("meta"), episode), episode);
    }
    assertThat(steps).isGreaterThanOrEqualTo(75);
  }

  private static int replay(EnvironmentFactory factory, JsonNode episode) {
    VectorEnvironment environment = Worlds.create(factory, 1, 0);
    start(environment, episode.get("initial"));
    JointObservation observation = JointObservation.allocate(factory.spec(), 1);
    environment.observe(observation);
    assertClose(observation.observations(), Golden.flat(episode.get("initial_obs")));

    JointAction actions = JointAction.allocate(factory.spec(), 1);
    StepResult result = StepResult.allocate(factory.spec(), 1);
    JsonNode steps = episode.get("steps");
    for (int t = 0; t < steps.size(); t++) {
      JsonNode step = steps.get(t);
      int[] chosen = Golden.integers(step.get("actions"));
      System.arraycopy(chosen, 0, actions.indices(), 0, chosen.length);
      environment.step(actions, result);
      boolean success = step.path("success").asBoolean(false);
      boolean last = t + 1 == factory.spec().episodeLimit();
      assertThat(result.terminated()[0]).as("terminated after %d", t).isEqualTo(success);
      assertThat(result.truncated()[0]).as("truncated after %d", t).isEqualTo(last && !success);
      assertClose(result.rewards(), rewards(step, chosen.length));
      boolean ended = result.ended(0);
      JointObservation seen = ended ? result.last() : result.current();
      assertClose(seen.observations(), Golden.flat(step.get("obs")));
      if (!ended) {
        assertState(environment, step.get("state"));
      }
    }
    return steps.size();
  }

  private static void start(VectorEnvironment environment, JsonNode initial) {
    JsonNode positions = initial.get("agent_pos");
    JsonNode velocities = initial.get("agent_vel");
    JsonNode landmarks = initial.get("landmark_pos");
    Worlds.set(
        environment,
        Map.of(
            "x", Golden.coordinate(positions, 0),
            "y", Golden.coordinate(positions, 1),
            "velocity_x", Golden.coordinate(velocities, 0),
            "velocity_y", Golden.coordinate(velocities, 1),
            "landmark_x", Golden.coordinate(landmarks, 0),
            "landmark_y", Golden.coordinate(landmarks, 1)));
  }

  private static void assertState(VectorEnvironment environment, JsonNode state) {
    Map<String, double[]> reals = environment.save().reals();
    JsonNode positions = state.get("agent_pos");
    JsonNode velocities = state.get("agent_vel");
    assertThat(reals.get("x")).containsExactly(Golden.coordinate(positions, 0), within(EXACT));
    assertThat(reals.get("y")).containsExactly(Golden.coordinate(positions, 1), within(EXACT));
    assertThat(reals.get("velocity_x"))
        .containsExactly(Golden.coordinate(velocities, 0), within(EXACT));
    assertThat(reals.get("velocity_y"))
        .containsExactly(Golden.coordinate(velocities, 1), within(EXACT));
  }

  /** Where the reference has one reward, everybody receives it. */
  private static double[] rewards(JsonNode step, int agents) {
    JsonNode reward = step.get("reward");
    double[] rewards = new double[agents];
    for (int agent = 0; agent < agents; agent++) {
      rewards[agent] = (reward.isArray() ? reward.get(agent) : reward).asDouble();
    }
    return rewards;
  }

  private static void assertClose(float[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = TOLERANCE * Math.max(1, Math.abs(expected[i]));
      assertThat((double) found[i]).as("entry %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static EnvironmentFactory factory(String name, JsonNode meta, JsonNode episode) {
    int agents = episode.get("initial").get("agent_pos").size();
    String[] words = name.split("_");
    double penalty = episode.path("collision_penal").asDouble(0);
    double vision = episode.path("vision").asDouble(1);
    int length = words[0].equals("transfer") ? 50 : 25;
    String task = words[0].equals("dpo") ? words[1] : words[2];
    if (task.equals("navigation") || task.equals("spread")) {
      SpreadConfig.Convention convention =
          SpreadConfig.Convention.valueOf(words[0].toUpperCase(Locale.ROOT));
      double localRatio = meta.path("local_ratio").asDouble(0.5);
      return new SpreadConfig(agents, convention, length, 1, penalty, localRatio).factory();
    }
    FormationConfig.Convention convention =
        FormationConfig.Convention.valueOf(words[0].toUpperCase(Locale.ROOT));
    FormationConfig config = new FormationConfig(agents, convention, length, penalty, vision);
    return task.equals("line") ? config.line() : config.circle();
  }
}
