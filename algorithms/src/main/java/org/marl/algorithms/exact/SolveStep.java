package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.AgentSolver;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.SeparableObjective;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/** The maximiser of the update's objective over the simplex. */
final class SolveStep implements PolicyStep {
  private final AgentSolver solver;
  private final Scalars scalars;

  @Inject
  SolveStep(ExactConfig config, SolveConfig solve) {
    SeparableObjective objective =
        SeparableObjective.of(config.update().objectives().get(0), support(solve));
    this.solver = objective.solver();
    this.scalars = new Scalars(objective.scalars());
  }

  private static Support support(SolveConfig solve) {
    return solve.supportedOnly() ? Support.SUPPORTED_ONLY : Support.OPEN;
  }

  /**
   * Checks that the step can take the objective.
   *
   * @throws ExpressionException about the node for which it cannot
   */
  static void requireSolvable(Update.Objective objective, SolveConfig solve) {
    for (Node scalar : SeparableObjective.of(objective, support(solve)).scalars()) {
      Interpreter.requireComputable(scalar);
    }
  }

  @Override
  public void begin(int[] group, Turn turn) {
    scalars.begin(turn.quantities());
  }

  @Override
  public void improve(int agent, Turn turn, double[][] result) {
    PolicySpace space = turn.space();
    double[][] q = turn.actionValues(agent);
    double[][] old = turn.old()[agent];
    for (int row = 0; row < result.length; row++) {
      int state = space.stateOf(agent, row);
      if (!space.model().isTerminal(state)) {
        double[] numbers = scalars.at(space, agent, row);
        solve(q[row], old[row], turn.values()[state], numbers, result[row], agent, turn, row);
      }
    }
  }

  private void solve(
      double[] q,
      double[] old,
      double value,
      double[] numbers,
      double[] result,
      int agent,
      Turn turn,
      int row) {
    try {
      solver.solve(q, old, value, numbers, result);
    } catch (RunFailure failure) {
      throw new RunFailure(Places.of(turn, agent, row) + ": " + failure.getMessage());
    }
  }
}
