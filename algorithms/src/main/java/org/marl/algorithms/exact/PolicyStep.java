package org.marl.algorithms.exact;

/** How an agent takes the step of one iteration. Allocates nothing once it is warm. */
interface PolicyStep {

  /**
   * Computes the agent's new policy.
   *
   * @param result the new policy, {@code [row][action]}; not the table of {@link Turn#old()}. Rows
   *     of terminal states stay as they are
   */
  void improve(int agent, Turn turn, double[][] result);
}
