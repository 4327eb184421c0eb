package org.marl.environments.mpe;

/** What the agents of a copy receive. */
interface Reward {

  /**
   * Writes the rewards of one copy after a step.
   *
   * @param rewards {@code [E][N]}
   * @return is the goal reached, which ends the episode?
   */
  boolean write(int copy, float[] rewards);
}
