package org.marl.environments.mpe;

/** What agents receive, and whether they have reached their goal. */
interface Reward {

  /**
   * Writes what a step of all copies gives.
   *
   * @param rewards {@code [E][N]}
   * @param terminated {@code [E]}: is the goal reached, which ends the episode?
   */
  void write(float[] rewards, boolean[] terminated);
}
