package org.marl.algorithms.exact;

import java.util.List;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/**
 * The value of new policies pi given old ones rho, paper 1, eq. 8 and 9: {@code V(s) = 1/N sum_i
 * (E[Q(s, a)] − c_i(s))}, where agent i acts by its new policy and all others by their old ones, Q
 * goes on with V itself, and c_i is what the update charges agent i for moving. It is the value of
 * a game in which at every step one agent, drawn uniformly, plays its new policy.
 */
final class Surrogate {
  private final PolicyIteration iteration;
  private final Update update;
  private final QuantitySource source;
  private final Interpreter interpreter = new Interpreter();

  Surrogate(PolicyIteration iteration, Update update, QuantitySource source) {
    this.iteration = iteration;
    this.update = update;
    this.source = source;
  }

  /**
   * V of every state.
   *
   * @throws RunFailure if policies are conditional, or the objective is not the expectation of Q
   *     minus a charge
   */
  double[] values() {
    PolicySpace space = iteration.space();
    FiniteModel model = space.model();
    if (space.isConditional()) {
      throw new RunFailure("`surrogate` is defined for independent policies only");
    }
    double[] charge = objective(0);
    double[] withOne = objective(1);
    for (int state = 0; state < charge.length; state++) {
      if (!model.isTerminal(state) && Math.abs(withOne[state] - charge[state] - 1) > 1e-9) {
        throw new RunFailure(
            "`surrogate` needs an update of the form `sum(pi * Q over actions) - …`");
      }
    }
    Evaluation evaluation = new Evaluation(model);
    evaluation.setPolicy(mixture(space));
    double[] rewards = new double[model.states()];
    double[] charges = new double[model.states()];
    evaluation.values(rewards);
    evaluation.sums(charge, charges);
    for (int state = 0; state < rewards.length; state++) {
      rewards[state] += charges[state];
    }
    return rewards;
  }

  /** The joint policy in which one agent, drawn uniformly, plays its new policy. */
  private double[] mixture(PolicySpace space) {
    FiniteModel model = space.model();
    double[] mixture = new double[model.states() * model.jointActions()];
    double[] joint = new double[mixture.length];
    double[][][] policies = iteration.old().clone();
    for (int agent = 0; agent < model.agents(); agent++) {
      policies[agent] = iteration.policies()[agent];
      space.joint(policies, joint);
      policies[agent] = iteration.old()[agent];
      for (int pair = 0; pair < joint.length; pair++) {
        mixture[pair] += joint[pair] / model.agents();
      }
    }
    return mixture;
  }

  /** The mean over agents of the objective if every action were worth the same, per state. */
  private double[] objective(double q) {
    Node root = update.objectives().get(0).expression();
    boolean averaged =
        root.op() instanceof Op.Reduce reduce
            && reduce.reduction() == Reduction.MEAN
            && reduce.over().contains(Axis.SAMPLES);
    NamedArray perAgent =
        interpreter.evaluate(averaged ? root.argument(0) : root, new Flat(source, q));
    if (!List.of(Axis.AGENTS, Axis.STATES).equals(perAgent.axes())) {
      throw new RunFailure(
          "`surrogate` needs an objective with one number per agent and state, not `" + root + "`");
    }
    int states = perAgent.size(Axis.STATES);
    int agents = perAgent.size(Axis.AGENTS);
    double[] result = new double[states];
    for (int i = 0; i < perAgent.values().length; i++) {
      result[i % states] += perAgent.values()[i] / agents;
    }
    return result;
  }

  /** The game, were every action worth the same. */
  private record Flat(QuantitySource game, double q) implements QuantitySource {

    @Override
    public NamedArray quantity(Quantity quantity, Copy copy) {
      return quantity == Quantity.Q_TABLE ? NamedArray.of(q) : game.quantity(quantity, copy);
    }

    @Override
    public int size(Axis axis) {
      return game.size(axis);
    }

    @Override
    public boolean valid(int agent, int action) {
      return game.valid(agent, action);
    }

    @Override
    public double stateWeight(int state) {
      return game.stateWeight(state);
    }

    @Override
    public double jointActionWeight(int state, int jointAction) {
      return game.jointActionWeight(state, jointAction);
    }

    @Override
    public NamedArray coefficient(Node coefficient) {
      return game.coefficient(coefficient);
    }
  }
}
