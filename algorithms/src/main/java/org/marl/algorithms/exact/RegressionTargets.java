package org.marl.algorithms.exact;

import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.MirrorDescent;
import org.marl.core.exact.SeparableObjective;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.plan.Update;

/**
 * What the ideal update adds to the logarithms of probabilities: Q / beta where the update is
 * {@code regularised(D = kl, omega = beta)} (paper 4, Proposition 4.2).
 */
final class RegressionTargets {
  private final MirrorDescent descent;
  private final Scalars scalars;
  private double[] row = new double[0];

  RegressionTargets(Update.Objective objective) {
    SeparableObjective separable = SeparableObjective.of(objective, Support.SUPPORTED_ONLY);
    this.descent = separable.mirrorDescent().orElseThrow();
    this.scalars = new Scalars(separable.scalars());
  }

  /**
   * Checks that the step can take the objective.
   *
   * @throws ExpressionException about the node for which it cannot
   */
  static void requireMirrorDescent(Update.Objective objective) {
    SeparableObjective separable = SeparableObjective.of(objective, Support.SUPPORTED_ONLY);
    if (separable.mirrorDescent().isEmpty()) {
      throw new ExpressionException(
          objective.expression(),
          "the step `regression` needs an objective that is linear in `pi`, minus a multiple of"
              + " `kl(pi, pi_old)`",
          "write `update = regularised(D = kl, omega = …)`");
    }
    for (Node scalar : separable.scalars()) {
      Interpreter.requireComputable(scalar);
    }
  }

  /**
   * Writes the targets of an agent.
   *
   * @param result {@code [entry]}; entries of terminal states are 0
   */
  void write(int agent, Turn turn, double[] result) {
    PolicySpace space = turn.space();
    double[][] q = turn.actionValues(agent);
    double[][] old = turn.old()[agent];
    scalars.begin(turn.quantities());
    int actions = space.model().actions(agent);
    row = row.length == actions ? row : new double[actions];
    for (int index = 0; index < q.length; index++) {
      int state = space.stateOf(agent, index);
      if (!space.model().isTerminal(state)) {
        double[] numbers = scalars.at(space, agent, index);
        descent.direction(q[index], old[index], turn.values()[state], numbers, row);
        System.arraycopy(row, 0, result, index * actions, actions);
      }
    }
  }
}
