package org.marl.algorithms.exact;

import org.marl.algorithms.exact.RegressionConfig.Samples;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.finite.StationaryLaw;
import org.marl.core.run.RunFailure;

/**
 * How often a state, a prefix of actions and an action of an agent come up together under the old
 * joint policy: states by their discounted occupancy from the start of an episode (sigma of paper
 * 4).
 */
final class SampleLaw {
  private final PolicySpace space;
  private final FiniteModel model;
  private final Samples samples;
  private final double[] pairs;
  private long at = -1;

  SampleLaw(PolicySpace space, Samples samples) {
    this.space = space;
    this.model = space.model();
    this.samples = samples;
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
    double[] shares =
        samples == Samples.STATIONARY
            ? StationaryLaw.of(model, turn.joint())
            : turn.visits().clone();
    double total = Occupancy.normalise(model, shares, shares);
    if (total == 0) {
      throw new RunFailure("in the long run nobody acts; use `samples = occupancy`");
    }
    for (int state = 0; state < shares.length; state++) {
      for (int joint = 0; joint < model.jointActions(); joint++) {
        int pair = model.pair(state, joint);
        pairs[pair] = shares[state] * turn.joint()[pair];
      }
    }
  }
}
