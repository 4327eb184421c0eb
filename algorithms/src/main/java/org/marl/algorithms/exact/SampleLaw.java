package org.marl.algorithms.exact;

import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;

/**
 * How often a state, a prefix of actions and an action of an agent come up together under the old
 * joint policy: states by their discounted occupancy from the start of an episode (sigma of paper
 * 4).
 */
final class SampleLaw {
  private final PolicySpace space;
  private final FiniteModel model;
  private final double[] shares;
  private final double[] pairs;
  private long at = -1;

  SampleLaw(PolicySpace space) {
    this.space = space;
    this.model = space.model();
    this.shares = new double[model.states()];
    this.pairs = new double[model.states() * model.jointActions()];
  }

  /**
   * Writes the law for an agent.
   *
   * @param result {@code [entry]}; it sums to 1
   */
  void write(int agent, Turn turn, double[] result) {
    // The old joint policy is the same in all turns of an iteration.
    if (at != turn.iteration()) {
      refresh(turn);
      at = turn.iteration();
    }
    space.sumByEntry(agent, pairs, result);
  }

  private void refresh(Turn turn) {
    System.arraycopy(turn.visits(), 0, shares, 0, shares.length);
    double total = 0;
    for (int state = 0; state < shares.length; state++) {
      // Nobody acts in terminal states.
      shares[state] = model.isTerminal(state) ? 0 : shares[state];
      total += shares[state];
    }
    for (int state = 0; state < shares.length; state++) {
      for (int joint = 0; joint < model.jointActions(); joint++) {
        int pair = model.pair(state, joint);
        pairs[pair] = total == 0 ? 0 : shares[state] / total * turn.joint()[pair];
      }
    }
  }
}
