package org.marl.algorithms.finite;

import java.util.Arrays;
import org.marl.core.run.RunFailure;

/**
 * What a joint policy is worth: the Markov chain that it makes of the game, and the solutions of
 * its linear equations. Reuses its space: one instance evaluates one joint policy after another,
 * and belongs to one thread.
 */
public final class Evaluation {
  private final FiniteModel model;
  private final LinearSystem system;
  private final double[] perStep;

  /** Makes the space for the policies of a game. */
  public Evaluation(FiniteModel model) {
    this.model = model;
    this.system = LinearSystem.of(model);
    this.perStep = new double[model.states()];
  }

  /**
   * Looks at another joint policy.
   *
   * @param joint probabilities, {@code [pair]}, as {@link PolicySpace#joint} writes them
   */
  public void setPolicy(double[] joint) {
    system.clear();
    Arrays.fill(perStep, 0);
    for (int state = 0; state < model.states(); state++) {
      for (int i = 0; i < model.jointActions(); i++) {
        int pair = model.pair(state, i);
        double probability = joint[pair];
        if (probability != 0) {
          perStep[state] += probability * model.rewards()[pair];
          system.add(
              state,
              model.successors(pair),
              model.weights(pair),
              probability * model.continuation());
        }
      }
    }
  }

  /**
   * V of the joint policy.
   *
   * @param result {@code [state]}; 0 in terminal states
   * @throws RunFailure if an episode may never end, a sum overflows, or the equations are solved
   *     poorly
   */
  public void values(double[] result) {
    sums(perStep, result);
  }

  /**
   * Expected discounted sums of what is earned per step from each state on.
   *
   * @param earned in a step, {@code [state]}
   * @param result {@code [state]}
   * @throws RunFailure if an episode may never end, a sum overflows, or the equations are solved
   *     poorly
   */
  public void sums(double[] earned, double[] result) {
    require(system.solve(earned, false, result), result);
  }

  /**
   * Expected discounted number of visits to each state in an episode (1 / (1 − gamma) times the
   * discounted occupancy).
   *
   * @param start probability of each state at the start
   * @param result {@code [state]}, terminal states included
   * @throws RunFailure if an episode may never end, a sum overflows, or the equations are solved
   *     poorly
   */
  public void visits(double[] start, double[] result) {
    require(system.solve(start, true, result), result);
  }

  private void require(boolean solved, double[] result) {
    if (!solved) {
      throw new RunFailure("the joint policy has no value: its episodes may never end");
    }
    for (int state = 0; state < result.length; state++) {
      if (!Double.isFinite(result[state])) {
        throw new RunFailure(
            "the value of the joint policy%s is %s"
                .formatted(
                    model.state(state).isEmpty() ? "" : " in state `" + model.state(state) + "`",
                    Double.isNaN(result[state]) ? "not a number" : "infinite"));
      }
    }
  }

  /**
   * Q of the joint policy.
   *
   * @param values V, {@code [state]}
   * @param result {@code [pair]}; 0 in terminal states
   */
  public void jointActionValues(double[] values, double[] result) {
    for (int pair = 0; pair < result.length; pair++) {
      result[pair] = model.rewards()[pair] + model.following(pair, values);
    }
  }

  /** The value at the start of an episode. */
  public double atStart(double[] values) {
    double sum = 0;
    for (int state = 0; state < values.length; state++) {
      sum += model.start()[state] * values[state];
    }
    return sum;
  }
}
