package org.marl.algorithms.tabular;

import java.util.Arrays;
import org.marl.algorithms.finite.FiniteModel;

/** What an agent believes its actions to be worth, Q(s, a). */
final class ActionTable {
  private final double[][] values;
  private final long[][] updates;
  private final LearningRate rate;

  /** A table in which every value is the same. */
  ActionTable(FiniteModel model, int agent, double initial, LearningRate rate) {
    this.values = new double[model.states()][model.actions(agent)];
    this.updates = new long[model.states()][model.actions(agent)];
    this.rate = rate;
    for (double[] row : values) {
      Arrays.fill(row, initial);
    }
  }

  /** {@code [state][action]}; not a copy. */
  double[][] values() {
    return values;
  }

  /** The action of the largest value; the first of equals. */
  int greedy(int state) {
    double[] row = values[state];
    int best = 0;
    for (int action = 1; action < row.length; action++) {
      if (row[action] > row[best]) {
        best = action;
      }
    }
    return best;
  }

  /** The largest value in a state; 0 if the episode is over. */
  double best(int state) {
    return state == Experience.OVER ? 0 : values[state][greedy(state)];
  }

  /** Moves a value towards a target. */
  void update(int state, int action, double target) {
    double step = rate.at(++updates[state][action]);
    values[state][action] += step * (target - values[state][action]);
  }
}
