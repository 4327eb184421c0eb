package org.marl.algorithms.exact;

import static org.marl.core.expression.Axis.AGENTS;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.PolicyShape;
import org.marl.core.exact.Differentiator;
import org.marl.core.exact.NamedArray;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/**
 * Gradient ascent on what the update's statements add up to. A mean over samples is per step of an
 * episode; the step ascends the objective per episode, which is that times the expected number of
 * steps under the old policies. So with the objective {@code mean(ratio * advantage)} it follows
 * the gradient of the return. The agents of a group move together.
 */
final class GradientStep implements PolicyStep {
  private final List<Update.Objective> objectives;
  private final boolean joint;
  private final int steps;
  private final Ascent ascent;
  private final PolicySpace space;
  private final Differentiator differentiator = new Differentiator();

  /** The agents' new policies, and the derivatives of the objective by them. */
  private final double[][][] policies;

  private final double[][][] slopes;

  @Inject
  GradientStep(FiniteModel model, PolicyShape shape, ExactConfig config, GradientConfig gradient) {
    this.objectives = config.update().objectives();
    this.joint = objectives.stream().anyMatch(o -> !o.expression().type().has(AGENTS));
    this.steps = gradient.steps();
    this.ascent = new Ascent(gradient);
    this.space = shape.space(model);
    this.policies = space.uniform();
    this.slopes = space.uniform();
  }

  /** An objective without agents may contain Q and advantages of all of them. */
  @Override
  public boolean isJoint() {
    return joint;
  }

  @Override
  public void begin(int[] group, Turn turn) {
    PolicySpace.copy(turn.policies(), policies);
    for (int step = 0; step < steps; step++) {
      turn.quantities().setPolicies(policies);
      differentiate(turn.quantities());
      for (int agent : group) {
        for (int row = 0; row < policies[agent].length; row++) {
          if (!space.model().isTerminal(space.stateOf(agent, row))) {
            ascend(agent, row, turn);
          }
        }
      }
    }
  }

  private void differentiate(TurnQuantities source) {
    for (double[][] rows : slopes) {
      for (double[] row : rows) {
        Arrays.fill(row, 0);
      }
    }
    for (Update.Objective objective : objectives) {
      int sign = objective.sense() == Update.Sense.MAXIMIZE ? 1 : -1;
      NamedArray derivative =
          differentiator.differentiate(objective.expression(), source).derivative();
      for (int agent = 0; agent < slopes.length; agent++) {
        source.arrays().addRows(derivative, agent, sign * source.steps(), slopes[agent]);
      }
    }
  }

  private void ascend(int agent, int row, Turn turn) {
    double visits = visits(agent, row, turn);
    OptionalInt action = ascent.step(policies[agent][row], slopes[agent][row], visits);
    if (action.isPresent()) {
      double slope = slopes[agent][row][action.getAsInt()];
      throw new RunFailure(
          "%s: the derivative of the objective by the probability of `%s` is %s"
              .formatted(
                  Places.of(turn, agent, row),
                  space.model().game().actions().get(agent).get(action.getAsInt()),
                  Double.isNaN(slope) ? "not a number" : "infinite"));
    }
  }

  /** How often the old policies come to a row of the agent's table in an episode. */
  private double visits(int agent, int row, Turn turn) {
    int state = space.stateOf(agent, row);
    double probability = 0;
    for (int joint = 0; joint < space.model().jointActions(); joint++) {
      if (space.row(agent, state, joint) == row) {
        probability += turn.joint()[space.model().pair(state, joint)];
      }
    }
    return turn.visits()[state] * probability;
  }

  @Override
  public void improve(int agent, Turn turn, double[][] result) {
    for (int row = 0; row < result.length; row++) {
      System.arraycopy(policies[agent][row], 0, result[row], 0, result[row].length);
    }
  }
}
