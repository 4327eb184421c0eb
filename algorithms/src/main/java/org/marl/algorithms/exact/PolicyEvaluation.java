package org.marl.algorithms.exact;

import org.marl.algorithms.columns.Columns;

/**
 * Where steps get action values from, if not from the model. What it tells of itself is recorded
 * beside the true values.
 */
public interface PolicyEvaluation extends Columns {

  /** Looks at the joint policy where the iteration stands: at its start, and after every turn. */
  void look(PolicyIteration iteration);

  /**
   * Writes Q of an agent for the joint policy last looked at.
   *
   * @param result {@code [row][action]}
   */
  void write(int agent, double[][] result);
}
