package org.marl.algorithms.onpolicy;

import java.util.Arrays;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.JointObservation;
import org.marl.core.environment.StepResult;

/**
 * What happened in T steps of E copies, in arrays that are allocated once; see {@link Names} for
 * their shapes. After steps that nothing follows here, because their episode ended or the rollout
 * did, it keeps what was seen last.
 */
final class Rollout {
  private final Sizes sizes;
  private final boolean losesAgents;
  final float[] observations;
  final float[] states;
  final float[] available;
  final float[] alive;
  final long[] previous;
  final long[] actions;

  /** Actions that are vectors, as they were drawn; the environment may have clipped them. */
  final float[] vectors;

  final float[] rewards;
  final float[] terminated;
  final float[] truncated;
  final float[] starts;

  /** The policies' recurrent state before the first step, {@code [N, E, units]}. */
  final float[] memory;

  /** Rows that are used of the arrays below. */
  private int last;

  private float[] lastObservations;
  private float[] lastStates;
  private long[] lastActions;
  private long[] lastIndex;
  private int step;

  /**
   * @param units of the policies' recurrent state; 0 if they have none
   */
  Rollout(Sizes sizes, EnvironmentSpec spec, int units) {
    this.sizes = sizes;
    this.losesAgents = spec.losesAgents();
    int samples = sizes.samples();
    int rows = samples * sizes.agents();
    observations = new float[rows * sizes.observation()];
    states = new float[samples * sizes.state()];
    available = new float[masksActions(spec) ? rows * sizes.actions() : 0];
    alive = new float[losesAgents ? rows : 0];
    previous = new long[rows];
    actions = new long[rows];
    boolean continuous = spec.actions() instanceof ActionSpace.Continuous;
    vectors = new float[continuous ? rows * sizes.actions() : 0];
    rewards = new float[rows];
    terminated = new float[samples];
    truncated = new float[samples];
    starts = new float[samples];
    memory = new float[sizes.agents() * sizes.copies() * units];
    makeRoom(2 * sizes.copies());
  }

  /** Are there actions that an agent cannot choose, be they only padding? */
  private static boolean masksActions(EnvironmentSpec spec) {
    return spec.actions() instanceof ActionSpace.Discrete space
        && (spec.masksActions() || space.isPadded());
  }

  private void makeRoom(int rows) {
    lastObservations =
        Arrays.copyOf(
            lastObservations == null ? new float[0] : lastObservations,
            rows * sizes.agents() * sizes.observation());
    lastStates =
        Arrays.copyOf(lastStates == null ? new float[0] : lastStates, rows * sizes.state());
    lastActions =
        Arrays.copyOf(lastActions == null ? new long[0] : lastActions, rows * sizes.agents());
    lastIndex = Arrays.copyOf(lastIndex == null ? new long[0] : lastIndex, rows);
  }

  /** Forgets everything; what follows begins with that recurrent state. */
  void clear(float[] state) {
    copy(state, memory, 0);
    step = 0;
    last = 0;
  }

  boolean isFull() {
    return step == sizes.steps();
  }

  /**
   * Before a step.
   *
   * @param seen by the agents
   * @param previousActions {@code [E, N]}, -1 at the start of an episode
   * @param newEpisode {@code [E]}: 1 where an episode starts
   */
  void before(JointObservation seen, long[] previousActions, float[] newEpisode) {
    int row = step * sizes.copies();
    copy(newEpisode, starts, row);
    copy(seen.observations(), observations, row * sizes.agents() * sizes.observation());
    copy(seen.states(), states, row * sizes.state());
    if (available.length > 0) {
      copy(seen.availableActions(), available, row * sizes.agents() * sizes.actions());
    }
    if (losesAgents) {
      copy(seen.alive(), alive, row * sizes.agents());
    }
    System.arraycopy(previousActions, 0, previous, row * sizes.agents(), previousActions.length);
  }

  private static void copy(float[] from, float[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }

  /** After the step: what was done, and what came of it. */
  void after(JointAction joint, StepResult result) {
    int row = step * sizes.copies();
    for (int i = 0; i < joint.indices().length; i++) {
      actions[row * sizes.agents() + i] = joint.indices()[i];
    }
    if (vectors.length > 0) {
      copy(joint.values(), vectors, row * sizes.agents() * sizes.actions());
    }
    copy(result.rewards(), rewards, row * sizes.agents());
    step++;
    for (int copy = 0; copy < sizes.copies(); copy++) {
      terminated[row + copy] = result.terminated()[copy] ? 1 : 0;
      truncated[row + copy] = result.truncated()[copy] ? 1 : 0;
      if (result.ended(copy)) {
        keepLast(result.last(), row, copy);
      } else if (isFull()) {
        keepLast(result.current(), row, copy);
      }
    }
  }

  private void keepLast(JointObservation seen, int row, int copy) {
    if (last == lastIndex.length) {
      makeRoom(2 * last);
    }
    int width = sizes.agents() * sizes.observation();
    System.arraycopy(seen.observations(), copy * width, lastObservations, last * width, width);
    System.arraycopy(
        seen.states(), copy * sizes.state(), lastStates, last * sizes.state(), sizes.state());
    System.arraycopy(
        actions, (row + copy) * sizes.agents(), lastActions, last * sizes.agents(), sizes.agents());
    lastIndex[last] = (long) row + copy;
    last++;
  }

  /** F: how many steps nothing follows. */
  int lastCount() {
    return last;
  }

  float[] lastObservations() {
    return Arrays.copyOf(lastObservations, last * sizes.agents() * sizes.observation());
  }

  float[] lastStates() {
    return Arrays.copyOf(lastStates, last * sizes.state());
  }

  long[] lastActions() {
    return Arrays.copyOf(lastActions, last * sizes.agents());
  }

  long[] lastIndex() {
    return Arrays.copyOf(lastIndex, last);
  }
}
