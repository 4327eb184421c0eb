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
  private final OldPolicy old;
  private final PolicySpace space;
  private final FiniteModel model;
  private final Evaluation evaluation;
  private Optional<Optimum> optimum = Optional.empty();

  TeamFacts(PolicyIteration iteration, OldPolicy old) {
    this.iteration = iteration;
    this.old = old;
    this.space = iteration.space();
    this.model = space.model();
    this.evaluation = new Evaluation(model);
  }

  private Optimum best() {
    if (optimum.isEmpty()) {
      optimum = Optional.of(Optimum.of(model));
    }
    return optimum.get();
  }

  /** The best return of any joint policy. */
  double optimum() {
    return evaluation.atStart(best().values());
  }

  /** The return of the marginal policies, each played on its own. */
  double marginalReturn() {
    double[] joint = new double[model.states() * model.jointActions()];
    PolicySpace.independent(model).joint(space.marginals(iteration.policies()), joint);
    double[] values = new double[model.states()];
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
        result[state] += iteration.joint()[pair] * old.jointActionValues()[pair];
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
    Optimum target = best();
    double[] visits = new double[model.states()];
    double[] joint = new double[model.states() * model.jointActions()];
    for (int state = 0; state < model.states(); state++) {
      if (!model.isTerminal(state)) {
        joint[model.pair(state, target.jointActions()[state])] = 1;
      }
    }
    evaluation.setPolicy(joint);
    evaluation.visits(model.start(), visits);
    double sum = 0;
    ActionValues average = new ActionValues(space.inTurn(), Followers.CONDITIONAL);
    for (int agent = 0; agent < model.agents(); agent++) {
      sum += gain(agent, average, visits, target);
    }
    return sum;
  }

  private double gain(int agent, ActionValues average, double[] visits, Optimum target) {
    PolicySpace turns = space.inTurn();
    double[][][] policies = space.inTurn(iteration.policies());
    double[][] q = new double[turns.rows(agent)][model.actions(agent)];
    double[] all = new double[model.states() * model.jointActions()];
    Evaluation present = new Evaluation(model);
    present.jointActionValues(iteration.values(), all);
    average.average(agent, all, policies, q);
    double sum = 0;
    for (int state = 0; state < model.states(); state++) {
      if (!model.isTerminal(state)) {
        int row = turns.row(agent, state, target.jointActions()[state]);
        double expected = 0;
        for (int action = 0; action < q[row].length; action++) {
          expected += policies[agent][row][action] * q[row][action];
        }
        int best = model.action(agent, target.jointActions()[state]);
        sum += visits[state] * (q[row][best] - expected);
      }
    }
    return sum;
  }
}
