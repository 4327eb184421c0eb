package org.marl.algorithms.exact;

import org.marl.algorithms.finite.FiniteModel;

/** The steps of an episode, by states. */
final class Occupancy {
  private Occupancy() {}

  /**
   * Turns expected visits to the states into shares of the steps; nobody acts in terminal states.
   *
   * @param visits {@code [state]}
   * @param shares written; may be the same array
   * @return the expected number of steps
   */
  static double normalise(FiniteModel model, double[] visits, double[] shares) {
    double total = 0;
    for (int state = 0; state < shares.length; state++) {
      shares[state] = model.isTerminal(state) ? 0 : visits[state];
      total += shares[state];
    }
    for (int state = 0; state < shares.length; state++) {
      shares[state] = total == 0 ? 0 : shares[state] / total;
    }
    return total;
  }
}
