package org.marl.algorithms.exploration;

/** How an agent that keeps a table of action values acts while it learns. */
public interface Exploration {

  /**
   * The probabilities with which the agent acts.
   *
   * @param values of its actions in the present state
   * @param step environment steps taken so far in the run
   * @param result written, as long as the values
   */
  void probabilities(double[] values, long step, double[] result);
}
