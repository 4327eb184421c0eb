package org.marl.algorithms.exact;

/** How an agent takes the step of one iteration. */
interface PolicyStep {

  /**
   * Some agents' turn begins: all of them know Q, and none has moved yet.
   *
   * @param group the agents; each is asked for its new policy next
   */
  default void begin(int[] group, Turn turn) {}

  /** Does the step of an agent need Q of all agents? */
  default boolean isJoint() {
    return false;
  }

  /**
   * Computes the agent's new policy.
   *
   * @param result the new policy, {@code [row][action]}; not the table of {@link Turn#old()}. Rows
   *     of terminal states stay as they are
   */
  void improve(int agent, Turn turn, double[][] result);
}
