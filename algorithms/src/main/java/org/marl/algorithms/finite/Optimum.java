package org.marl.algorithms.finite;

import java.util.Arrays;
import org.marl.core.run.RunFailure;

/**
 * The best that a team can do: the value of an optimal deterministic joint policy.
 *
 * @param values V* of every state
 * @param jointActions one that is optimal, per state; 0 in terminal states
 */
public record Optimum(double[] values, int[] jointActions) {
  /** An improvement below this share of the value is rounding. */
  private static final double TOLERANCE = 1e-12;

  /**
   * Howard's policy iteration over joint actions, from the uniform policy. It ends: no joint policy
   * comes twice, because each is better than the one before.
   *
   * @throws RunFailure if some joint policy on the way has no value, because its episodes never end
   */
  public static Optimum of(FiniteModel model) {
    Evaluation evaluation = new Evaluation(model);
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    double[] actionValues = new double[joint.length];
    int[] best = new int[model.states()];
    PolicySpace space = PolicySpace.independent(model);
    space.joint(space.uniform(), joint);
    Arrays.fill(best, -1);
    boolean improved = true;
    while (improved) {
      evaluation.setPolicy(joint);
      evaluation.values(values);
      evaluation.jointActionValues(values, actionValues);
      improved = improve(model, actionValues, best, joint);
    }
    return new Optimum(values, Arrays.stream(best).map(action -> Math.max(action, 0)).toArray());
  }

  private static boolean improve(
      FiniteModel model, double[] actionValues, int[] best, double[] joint) {
    boolean improved = false;
    for (int state = 0; state < model.states(); state++) {
      if (model.isTerminal(state)) {
        continue;
      }
      int greedy = greedy(model, actionValues, state);
      if (best[state] < 0 || isBetter(model, actionValues, state, greedy, best[state])) {
        best[state] = greedy;
        improved = true;
        int first = model.pair(state, 0);
        Arrays.fill(joint, first, first + model.jointActions(), 0);
        joint[first + greedy] = 1;
      }
    }
    return improved;
  }

  private static boolean isBetter(
      FiniteModel model, double[] actionValues, int state, int candidate, int present) {
    double value = actionValues[model.pair(state, present)];
    return actionValues[model.pair(state, candidate)] > value + TOLERANCE * (1 + Math.abs(value));
  }

  private static int greedy(FiniteModel model, double[] actionValues, int state) {
    int greedy = 0;
    for (int action = 1; action < model.jointActions(); action++) {
      if (actionValues[model.pair(state, action)] > actionValues[model.pair(state, greedy)]) {
        greedy = action;
      }
    }
    return greedy;
  }
}
