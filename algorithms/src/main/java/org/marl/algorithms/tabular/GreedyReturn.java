package org.marl.algorithms.tabular;

import java.util.Arrays;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.core.run.RunFailure;

/**
 * The expected return of the agents' greedy actions, solved from the model of the game rather than
 * averaged over episodes: what {@code episodes} greedy episodes would estimate.
 */
final class GreedyReturn {
  private final Training training;
  private final FiniteModel model;
  private final Evaluation evaluation;
  private final double[] joint;
  private final double[] values;

  GreedyReturn(Training training) {
    this.training = training;
    this.model = training.model();
    this.evaluation = new Evaluation(model);
    this.joint = new double[model.states() * model.jointActions()];
    this.values = new double[model.states()];
  }

  /**
   * The return of the present greedy joint policy; of equal values the first action is taken.
   *
   * @throws RunFailure if its episodes may never end
   */
  double value() {
    Arrays.fill(joint, 0);
    for (int state = 0; state < model.states(); state++) {
      if (!model.isTerminal(state)) {
        int greedy = 0;
        for (int agent = 0; agent < model.agents(); agent++) {
          greedy = greedy * model.actions(agent) + training.table(agent).greedy(state);
        }
        joint[model.pair(state, greedy)] = 1;
      }
    }
    evaluation.setPolicy(joint);
    evaluation.values(values);
    return evaluation.atStart(values);
  }
}
