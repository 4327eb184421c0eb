package org.marl.algorithms.exact;

/**
 * Where steps get action values from, if not from the model. What it tells of itself is recorded
 * beside the true values.
 */
public interface PolicyEvaluation {

  /** Looks at the joint policy where the iteration stands: at its start, and after every turn. */
  void look(PolicyIteration iteration);

  /**
   * Writes Q of an agent for the joint policy last looked at.
   *
   * @param result {@code [row][action]}
   */
  void write(int agent, double[][] result);

  /** What it takes the value at the start of an episode for, {@code [agent]}. */
  double[] estimatedReturns();

  /** How far the estimated values are from consistent with the samples, {@code [agent]}. */
  double[] bellmanErrors();

  /**
   * The mean of the true returns of the joint policies looked at before the present one; at the
   * start of a run that of the present one.
   */
  double averageReturn();
}
