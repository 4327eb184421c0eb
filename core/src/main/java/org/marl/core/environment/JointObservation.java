package org.marl.core.environment;

import java.util.Arrays;

/**
 * What agents and central critics see of all copies at one time. Only environments write into the
 * arrays, and entries that cannot change are not written but stay as they are allocated.
 *
 * @param observations {@code [E][N][O]}, zeros where an agent's observation is shorter, and for
 *     agents that are out of the game
 * @param states {@code [E][S]}; empty if the environment has no state of its own
 * @param availableActions {@code [E][N][A]}: 1 where an action can be chosen, 0 where not; every
 *     agent has at least one; empty if actions are continuous
 * @param alive {@code [E][N]}: 1 for agents in the game, else 0
 */
public record JointObservation(
    float[] observations, float[] states, float[] availableActions, float[] alive) {

  /**
   * Room for so many copies: zeros, but everybody is alive and every action of an agent available,
   * unlike padding.
   */
  public static JointObservation allocate(EnvironmentSpec spec, int copies) {
    int agents = copies * spec.agentCount();
    float[] alive = new float[agents];
    Arrays.fill(alive, 1);
    return new JointObservation(
        new float[agents * spec.observationWidth()],
        new float[copies * spec.stateSize()],
        available(spec, copies),
        alive);
  }

  private static float[] available(EnvironmentSpec spec, int copies) {
    if (!(spec.actions() instanceof ActionSpace.Discrete space)) {
      return new float[0];
    }
    int agents = spec.agentCount();
    int width = space.width();
    float[] available = new float[copies * agents * width];
    for (int row = 0; row < copies * agents; row++) {
      int start = row * width;
      Arrays.fill(available, start, start + space.counts().get(row % agents), 1);
    }
    return available;
  }
}
