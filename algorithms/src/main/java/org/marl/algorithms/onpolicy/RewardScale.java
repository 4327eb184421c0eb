package org.marl.algorithms.onpolicy;

/**
 * Brings rewards to mean 0 and deviation 1 over the run so far, the present batch included, as
 * EPyMARL does: every agent's by its own, those of a team by the team's. What is recorded as return
 * is not scaled.
 */
final class RewardScale {
  private final int agents;
  private final boolean added;
  private final RunningMoments moments;
  private final float[] sum = new float[1];

  /**
   * @param added is the sum of different rewards what agents learn from? Then the sum is scaled,
   *     and every agent has an equal part of it
   */
  RewardScale(int agents, boolean added) {
    this.agents = agents;
    this.added = added;
    this.moments = new RunningMoments(added ? 1 : agents);
  }

  /** Scales a batch {@code [samples, N]} in place. */
  void standardise(float[] rewards) {
    for (int row = 0; row < rewards.length; row += agents) {
      if (added) {
        sum[0] = sum(rewards, row);
        moments.add(sum, 0);
      } else {
        moments.add(rewards, row);
      }
    }
    for (int row = 0; row < rewards.length; row += agents) {
      float part = added ? (float) (moments.standardised(sum(rewards, row), 0) / agents) : 0;
      for (int agent = 0; agent < agents; agent++) {
        rewards[row + agent] =
            added ? part : (float) moments.standardised(rewards[row + agent], agent);
      }
    }
  }

  private float sum(float[] rewards, int row) {
    float total = 0;
    for (int agent = 0; agent < agents; agent++) {
      total += rewards[row + agent];
    }
    return total;
  }

  /** For checkpoints. */
  double[] save() {
    double[] state = new double[moments.stateLength()];
    moments.save(state, 0);
    return state;
  }

  void restore(double[] state) {
    moments.restore(state, 0);
  }
}
