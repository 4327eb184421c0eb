package org.marl.algorithms.exact;

import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;

/**
 * The joint policy from before the last iteration, evaluated anew for records: its own policies
 * before the first iteration. What nobody asks for is not computed.
 */
final class OldPolicy {
  private final PolicyIteration iteration;
  private final PolicySpace space;
  private final FiniteModel model;
  private final Evaluation evaluation;
  private final AgentValues agentValues;
  private final double[] joint;
  private final double[] values;
  private final double[] jointActionValues;
  private final double[] shares;
  private long at = -1;
  private boolean valued;
  private boolean actionsValued;
  private boolean shared;

  OldPolicy(PolicyIteration iteration) {
    this.iteration = iteration;
    this.space = iteration.space();
    this.model = space.model();
    this.evaluation = new Evaluation(model);
    this.agentValues = iteration.agentValues();
    this.joint = new double[model.states() * model.jointActions()];
    this.values = new double[model.states()];
    this.jointActionValues = new double[joint.length];
    this.shares = new double[model.states()];
  }

  private void refresh() {
    if (at != iteration.iteration()) {
      space.joint(iteration.old(), joint);
      evaluation.setPolicy(joint);
      at = iteration.iteration();
      valued = false;
      actionsValued = false;
      shared = false;
    }
  }

  private void refreshActionValues() {
    values();
    if (!actionsValued) {
      evaluation.jointActionValues(values, jointActionValues);
      agentValues.setPolicy(evaluation);
      actionsValued = true;
    }
  }

  double[][][] policies() {
    return iteration.old();
  }

  /** Probabilities of joint actions, {@code [pair]}. */
  double[] joint() {
    refresh();
    return joint;
  }

  /** V, {@code [state]}. */
  double[] values() {
    refresh();
    if (!valued) {
      evaluation.values(values);
      valued = true;
    }
    return values;
  }

  /** The value at the start of an episode. */
  double value() {
    return evaluation.atStart(values());
  }

  /** Q of the joint policy, {@code [pair]}. */
  double[] jointActionValues() {
    refreshActionValues();
    return jointActionValues;
  }

  /** Q of every agent against the others' old policies, into {@code [agent][row][action]}. */
  void actionValues(double[][][] result) {
    refreshActionValues();
    for (int agent = 0; agent < result.length; agent++) {
      agentValues.write(agent, policies(), values, jointActionValues, result[agent]);
    }
  }

  /** The share of each state in the discounted steps of an episode; they sum to one. */
  double[] shares() {
    refresh();
    if (!shared) {
      evaluation.visits(model.start(), shares);
      Occupancy.normalise(model, shares, shares);
      shared = true;
    }
    return shares;
  }
}
