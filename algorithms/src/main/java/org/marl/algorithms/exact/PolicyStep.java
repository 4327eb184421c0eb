package org.marl.algorithms.exact;

/** How an agent takes the step of one iteration. Allocates nothing once it is warm. */
interface PolicyStep {

  /**
   * Computes the agent's new policy.
   *
   * @param iteration counted from 1
   * @param q value of every action of the agent, the others' policies averaged out
   * @param old the agent's policy when the iteration began
   * @param value of the joint policy when the iteration began
   * @param result the new policy; not the same array as {@code old}
   */
  void improve(int agent, long iteration, double[] q, double[] old, double value, double[] result);
}
