package org.marl.algorithms.exact;

import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.run.RunFailure;

/**
 * A joint policy and what it is worth. What nobody asks for is not computed, and what has been
 * computed stays until it looks at another policy. Arrays are written over then; none is a copy.
 */
final class JointPolicy {
  private final PolicySpace space;
  private final FiniteModel model;
  private final Evaluation evaluation;
  private final AgentValues agentValues;
  private final double[] probabilities;
  private final double[] values;
  private final double[] actionValues;
  private final double[] visits;
  private final double[] shares;
  private boolean valued;
  private boolean actionsValued;
  private boolean visited;
  private boolean shared;

  JointPolicy(PolicySpace space, AgentValues agentValues) {
    this.space = space;
    this.model = space.model();
    this.evaluation = new Evaluation(model);
    this.agentValues = agentValues;
    this.probabilities = new double[model.states() * model.jointActions()];
    this.values = new double[model.states()];
    this.actionValues = new double[probabilities.length];
    this.visits = new double[model.states()];
    this.shares = new double[model.states()];
  }

  /** Looks at the joint policy of tables {@code [agent][row][action]}. */
  void look(double[][][] policies) {
    space.joint(policies, probabilities);
    evaluation.setPolicy(probabilities);
    valued = false;
    actionsValued = false;
    visited = false;
    shared = false;
  }

  /** Probabilities of joint actions, {@code [pair]}. */
  double[] probabilities() {
    return probabilities;
  }

  /**
   * V, {@code [state]}.
   *
   * @throws RunFailure if it has none
   */
  double[] values() {
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

  /** Q, {@code [pair]}. */
  double[] actionValues() {
    if (!actionsValued) {
      evaluation.jointActionValues(values(), actionValues);
      agentValues.setPolicy(evaluation);
      actionsValued = true;
    }
    return actionValues;
  }

  /**
   * Q of an agent.
   *
   * @param policies of the others, {@code [agent][row][action]}
   * @param result {@code [row][action]}
   */
  void actionValues(int agent, double[][][] policies, double[][] result) {
    double[] ofPairs = actionValues();
    agentValues.write(agent, policies, values, ofPairs, result);
  }

  /** Expected visits to each state in an episode, {@code [state]}. */
  double[] visits() {
    if (!visited) {
      evaluation.visits(model.start(), visits);
      visited = true;
    }
    return visits;
  }

  /** The share of each state in the discounted steps of an episode; they sum to one. */
  double[] shares() {
    if (!shared) {
      Occupancy.normalise(model, visits(), shares);
      shared = true;
    }
    return shares;
  }
}
