package org.marl.algorithms.onpolicy;

import java.util.Collections;
import java.util.List;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;
import org.marl.core.random.RandomStream;

/** A rollout of random numbers, step by step, and the same as the learner's arrays. */
final class RandomBatch {
  static final int OBSERVATION = 3;
  static final int ACTIONS = 4;
  static final int STATE = 2;

  final int steps;
  final int copies;
  final int agents;

  /** {@code [T·E][N]}; observations with {@code [O]}, availability with {@code [A]} beside. */
  final double[][][] observations;

  final double[][][] lastObservations;
  final double[][] states;
  final double[][] lastStates;
  final boolean[][][] available;
  final boolean[][] alive;
  final int[][] actions;

  /** {@code [T·E][N][D]}, where actions are vectors. */
  final double[][][] vectors;

  final double[][] rewards;
  final boolean[] terminated;
  final boolean[] truncated;

  private RandomBatch(int steps, int copies, int agents, int width) {
    int samples = steps * copies;
    this.steps = steps;
    this.copies = copies;
    this.agents = agents;
    observations = new double[samples][agents][OBSERVATION];
    lastObservations = new double[samples][agents][OBSERVATION];
    states = new double[samples][STATE];
    lastStates = new double[samples][STATE];
    available = new boolean[samples][agents][ACTIONS];
    alive = new boolean[samples][agents];
    actions = new int[samples][agents];
    vectors = new double[samples][agents][width];
    rewards = new double[samples][agents];
    terminated = new boolean[samples];
    truncated = new boolean[samples];
  }

  static EnvironmentSpec spec(int agents, boolean masksActions, boolean losesAgents) {
    return spec(
        new ActionSpace.Discrete(Collections.nCopies(agents, ACTIONS)),
        agents,
        masksActions,
        losesAgents);
  }

  /**
   * Actions that are vectors.
   *
   * @param dimensions of every agent's action
   */
  static EnvironmentSpec spec(List<Integer> dimensions, boolean losesAgents) {
    return spec(
        new ActionSpace.Continuous(dimensions, -1, 1), dimensions.size(), false, losesAgents);
  }

  private static EnvironmentSpec spec(
      ActionSpace actions, int agents, boolean masksActions, boolean losesAgents) {
    return new EnvironmentSpec(
        List.of("a", "b", "c", "d").subList(0, agents),
        Collections.nCopies(agents, OBSERVATION),
        actions,
        STATE,
        100,
        false,
        masksActions,
        losesAgents,
        "random");
  }

  /** Fills a rollout, which has to be as long, and keeps what was put into it. */
  static RandomBatch fill(Rollout rollout, EnvironmentSpec spec, Sizes sizes, long seed) {
    RandomBatch batch =
        new RandomBatch(sizes.steps(), sizes.copies(), sizes.agents(), sizes.actions());
    RandomStream random = RandomStream.of(seed, "batch");
    StepResult result = StepResult.allocate(spec, sizes.copies());
    JointAction joint = JointAction.allocate(spec, sizes.copies());
    float[] starts = new float[sizes.copies()];
    java.util.Arrays.fill(starts, 1);
    rollout.clear(new float[0]);
    see(result.current(), random, spec);
    for (int step = 0; step < batch.steps; step++) {
      batch.keep(step, result.current(), spec);
      rollout.before(result.current(), new long[sizes.copies() * sizes.agents()], starts);
      if (spec.actions() instanceof ActionSpace.Discrete) {
        batch.choose(step, joint, random);
      } else {
        batch.draw(step, joint, random);
      }
      batch.reward(step, result, random);
      see(result.last(), random, spec);
      see(result.current(), random, spec);
      batch.follow(step, result);
      rollout.after(joint, result);
    }
    return batch;
  }

  private static void see(JointObservation seen, RandomStream random, EnvironmentSpec spec) {
    fill(seen.observations(), random);
    fill(seen.states(), random);
    float[] available = seen.availableActions();
    for (int i = 0; i < available.length && spec.masksActions(); i++) {
      available[i] = i % ACTIONS == 0 || random.nextInt(3) > 0 ? 1 : 0;
    }
    for (int i = 0; i < seen.alive().length && spec.losesAgents(); i++) {
      seen.alive()[i] = random.nextInt(4) > 0 ? 1 : 0;
    }
  }

  private static void fill(float[] numbers, RandomStream random) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  private void keep(int step, JointObservation seen, EnvironmentSpec spec) {
    for (int copy = 0; copy < copies; copy++) {
      int sample = step * copies + copy;
      copy(seen, copy, observations[sample], states[sample]);
      for (int agent = 0; agent < agents; agent++) {
        int row = copy * agents + agent;
        alive[sample][agent] = !spec.losesAgents() || seen.alive()[row] != 0;
        for (int action = 0; action < ACTIONS && seen.availableActions().length > 0; action++) {
          available[sample][agent][action] = seen.availableActions()[row * ACTIONS + action] != 0;
        }
      }
    }
  }

  private void copy(JointObservation seen, int copy, double[][] own, double[] state) {
    for (int agent = 0; agent < agents; agent++) {
      for (int i = 0; i < OBSERVATION; i++) {
        own[agent][i] = seen.observations()[(copy * agents + agent) * OBSERVATION + i];
      }
    }
    for (int i = 0; i < STATE; i++) {
      state[i] = seen.states()[copy * STATE + i];
    }
  }

  private void choose(int step, JointAction joint, RandomStream random) {
    for (int copy = 0; copy < copies; copy++) {
      int sample = step * copies + copy;
      for (int agent = 0; agent < agents; agent++) {
        int action = random.nextInt(ACTIONS);
        while (!available[sample][agent][action]) {
          action = (action + 1) % ACTIONS;
        }
        actions[sample][agent] = action;
        joint.indices()[copy * agents + agent] = action;
      }
    }
  }

  private void draw(int step, JointAction joint, RandomStream random) {
    fill(joint.values(), random);
    for (int i = 0; i < joint.values().length; i++) {
      int width = vectors[0][0].length;
      int row = step * copies * agents + i / width;
      vectors[row / agents][row % agents][i % width] = joint.values()[i];
    }
  }

  private void reward(int step, StepResult result, RandomStream random) {
    for (int copy = 0; copy < copies; copy++) {
      int sample = step * copies + copy;
      for (int agent = 0; agent < agents; agent++) {
        result.rewards()[copy * agents + agent] = (float) random.nextGaussian();
        rewards[sample][agent] = result.rewards()[copy * agents + agent];
      }
      result.terminated()[copy] = random.nextInt(5) == 0;
      result.truncated()[copy] = !result.terminated()[copy] && random.nextInt(5) == 0;
    }
  }

  private void follow(int step, StepResult result) {
    for (int copy = 0; copy < copies; copy++) {
      int sample = step * copies + copy;
      terminated[sample] = result.terminated()[copy];
      truncated[sample] = result.truncated()[copy];
      JointObservation next = result.ended(copy) ? result.last() : result.current();
      copy(next, copy, lastObservations[sample], lastStates[sample]);
    }
  }

  int samples() {
    return steps * copies;
  }
}
