package org.marl.algorithms.exact;

import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.Commitment;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.PolicySpace;

/** Q of single agents, for a deviation that happens once or always. */
final class AgentValues {
  private final ActionValues actionValues;
  private final Deviation deviation;
  private final PolicySpace space;
  private final Commitment commitment;
  private final double[][][] revisits;

  AgentValues(ActionValues actionValues, Deviation deviation, PolicySpace space) {
    this.actionValues = actionValues;
    this.deviation = deviation;
    this.space = space;
    this.commitment = new Commitment(space.model());
    this.revisits = deviation == Deviation.ALWAYS ? space.uniform() : new double[0][][];
  }

  /** Looks at the joint policy that the evaluation looks at. */
  void setPolicy(Evaluation evaluation) {
    if (deviation == Deviation.ALWAYS) {
      commitment.setPolicy(evaluation);
    }
  }

  /**
   * Writes Q of an agent.
   *
   * @param policies of the others
   * @param values V of the joint policy looked at
   * @param jointActionValues its Q, {@code [pair]}
   * @param result {@code [row][action]}
   */
  void write(
      int agent,
      double[][][] policies,
      double[] values,
      double[] jointActionValues,
      double[][] result) {
    actionValues.average(agent, jointActionValues, policies, result);
    if (deviation == Deviation.ONCE) {
      return;
    }
    double[][] again = revisits[agent];
    actionValues.average(agent, commitment.revisits(), policies, again);
    for (int row = 0; row < result.length; row++) {
      int state = space.stateOf(agent, row);
      if (!space.model().isTerminal(state)) {
        for (int action = 0; action < result[row].length; action++) {
          result[row][action] =
              commitment.always(state, values[state], result[row][action], again[row][action]);
        }
      }
    }
  }
}
