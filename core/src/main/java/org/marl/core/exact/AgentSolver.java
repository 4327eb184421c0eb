package org.marl.core.exact;

/**
 * Maximises a {@link SeparableObjective} for one agent in one state. Allocates nothing once it has
 * seen arrays of that length. Belongs to one thread.
 */
public interface AgentSolver {
  /**
   * Writes the best policy.
   *
   * @param q value of every action
   * @param old the old policy
   * @param value of the state under the old joint policy
   * @param scalars one per {@link SeparableObjective#scalars()}
   * @param result the new policy; another array than {@code old}
   * @throws org.marl.core.run.RunFailure if it cannot be certified to be optimal
   */
  void solve(double[] q, double[] old, double value, double[] scalars, double[] result);

  /**
   * How much the conditions of Karush, Kuhn and Tucker are violated in the last result, relative to
   * the sizes of values and coefficients; at most {@link SimplexSolver#TOLERANCE}.
   */
  double residual();
}
