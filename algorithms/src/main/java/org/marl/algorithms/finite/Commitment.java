package org.marl.algorithms.finite;

/**
 * Turns the value of doing something once into the value of doing it at every visit to the state.
 * With N the expected visits to the state from itself, and G those after the deviation, both under
 * the joint policy, the value is {@code V + (Q − V) N / (N − G)} (Sherman and Morrison's formula).
 * In a game of one state with stop probabilities that is von Neumann's ratio of the deviation,
 * which the code of paper 4 climbs.
 */
public final class Commitment {
  private final FiniteModel model;
  private final double[] unit;
  private final double[] visits;
  private final double[] ownVisits;
  private final double[] revisits;

  /** Makes the space for a game. */
  public Commitment(FiniteModel model) {
    this.model = model;
    this.unit = new double[model.states()];
    this.visits = new double[model.states()];
    this.ownVisits = new double[model.states()];
    this.revisits = new double[model.states() * model.jointActions()];
  }

  /** Looks at the joint policy that the evaluation looks at. */
  public void setPolicy(Evaluation evaluation) {
    for (int state = 0; state < model.states(); state++) {
      unit[state] = 1;
      evaluation.sums(unit, visits);
      unit[state] = 0;
      ownVisits[state] = visits[state];
      for (int joint = 0; joint < model.jointActions(); joint++) {
        int pair = model.pair(state, joint);
        revisits[pair] = model.following(pair, visits);
      }
    }
  }

  /** Expected visits to the state of a pair after it, {@code [pair]}; not a copy. */
  public double[] revisits() {
    return revisits;
  }

  /**
   * The value of the deviation at every visit.
   *
   * @param value V of the state
   * @param once Q of the deviation
   * @param revisits G of the deviation: {@link #revisits()} averaged as Q was
   * @return infinite or not a number if the episode would never end
   */
  public double always(int state, double value, double once, double revisits) {
    return value + (once - value) * ownVisits[state] / (ownVisits[state] - revisits);
  }
}
