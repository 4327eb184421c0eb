package org.marl.algorithms.exact;

import java.util.Optional;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.algorithms.finite.PolicySpace;

/** What the statements of the papers compare the values of joint policies with. */
final class TeamFacts {
  private final PolicyIteration iteration;
  private final FiniteModel model;
  private final Evaluation evaluation;
  private Optional<Target> target = Optional.empty();

  TeamFacts(PolicyIteration iteration) {
    this.iteration = iteration;
    this.model = iteration.space().model();
    this.evaluation = new Evaluation(model);
  }

  /**
   * An optimal joint policy.
   *
   * @param visits expected visits of its episodes to each state
   */
  private record Target(Optimum optimum, double[] visits) {}

  private Target target() {
    if (target.isEmpty()) {
      Optimum optimum = Optimum.of(model);
      double[] joint = new double[model.states() * model.jointActions()];
      double[] visits = new double[model.states()];
      for (int state = 0; state < model.states(); state++) {
        if (!model.isTerminal(state)) {
          joint[model.pair(state, optimum.jointActions()[state])] = 1;
        }
      }
      evaluation.setPolicy(joint);
      evaluation.visits(model.start(), visits);
      target = Optional.of(new Target(optimum, visits));
    }
    return target.get();
  }

  /** The best return of any joint policy. */
  double optimum() {
    return evaluation.atStart(target().optimum().values());
  }

  /** The return of the marginal policies, each played on its own. */
  double marginalReturn() {
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    double[][][] marginals = iteration.space().marginals(iteration.policies());
    PolicySpace.independent(model).joint(marginals, joint);
    evaluation.setPolicy(joint);
    evaluation.values(values);
    return evaluation.atStart(values);
  }

  /** The old Q under the new joint policy, {@code [state]}. */
  double[] lookahead() {
    double[] result = new double[model.states()];
    for (int state = 0; state < result.length; state++) {
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(state, i);
        result[state] += iteration.joint()[pair] * iteration.before().actionValues()[pair];
      }
    }
    return result;
  }

  /**
   * The right side of paper 4, Lemma 4.1, for episodes that start as the game does: over the visits
   * of an optimal joint policy, the sum of what each agent gains by its part of it, its
   * predecessors doing theirs.
   */
  double decomposition() {
    PolicySpace turns = iteration.space().inTurn();
    double[][][] policies = iteration.space().inTurn(iteration.policies());
    ActionValues average = new ActionValues(turns, Followers.CONDITIONAL);
    double sum = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      double[][] q = new double[turns.rows(agent)][model.actions(agent)];
      average.average(agent, iteration.jointActionValues(), policies, q);
      sum += gain(agent, turns, policies[agent], q);
    }
    return sum;
  }

  private double gain(int agent, PolicySpace turns, double[][] policy, double[][] q) {
    double sum = 0;
    for (int state = 0; state < model.states(); state++) {
      if (!model.isTerminal(state)) {
        int best = target().optimum().jointActions()[state];
        int row = turns.row(agent, state, best);
        double expected = 0;
        for (int action = 0; action < q[row].length; action++) {
          expected += policy[row][action] * q[row][action];
        }
        sum += target().visits()[state] * (q[row][model.action(agent, best)] - expected);
      }
    }
    return sum;
  }
}
