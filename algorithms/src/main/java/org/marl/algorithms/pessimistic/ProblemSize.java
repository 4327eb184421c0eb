package org.marl.algorithms.pessimistic;

import org.marl.algorithms.finite.FiniteModel;

/**
 * The numbers that the theorems of paper 4 speak of.
 *
 * @param samples n
 * @param iterations K
 * @param agents N
 * @param actions |A|, the most that an agent has
 * @param horizon H, 1 / (1 − gamma); for games that stop by chance, with the largest probability
 *     that they go on in place of gamma
 * @param rewardBound the largest reward in size; the paper has 1
 * @param delta the probability with which the theorem may fail
 */
record ProblemSize(
    int samples,
    long iterations,
    int agents,
    int actions,
    double horizon,
    double rewardBound,
    double delta) {

  static ProblemSize of(FiniteModel model, int samples, long iterations, double delta) {
    int actions = 0;
    for (int agent = 0; agent < model.agents(); agent++) {
      actions = Math.max(actions, model.actions(agent));
    }
    double reward = 0;
    for (double r : model.rewards()) {
      reward = Math.max(reward, Math.abs(r));
    }
    return new ProblemSize(
        samples,
        iterations,
        model.agents(),
        actions,
        horizon(model),
        reward == 0 ? 1 : reward,
        delta);
  }

  /** Infinite where an episode may go on for ever without discount. */
  static double horizon(FiniteModel model) {
    double goesOn = 0;
    for (int pair = 0; pair < model.states() * model.jointActions(); pair++) {
      double sum = 0;
      for (double weight : model.weights(pair)) {
        sum += weight;
      }
      goesOn = Math.max(goesOn, model.continuation() * sum);
    }
    return goesOn < 1 ? 1 / (1 - goesOn) : Double.POSITIVE_INFINITY;
  }

  /** No action value is larger in size. */
  double valueBound() {
    return rewardBound * horizon;
  }

  /**
   * The lambda of Theorems 5.5 and D.7: {@code H epsilon^(−2/3)} where epsilon is the statistical
   * error {@code complexity H^2 / n}; for rewards other than 1 in the units that these ask for.
   */
  double lambda(double complexity) {
    double error = complexity * horizon * horizon / samples;
    return horizon / rewardBound * Math.pow(error, -2.0 / 3);
  }
}
