package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import org.marl.core.exact.AgentSolver;
import org.marl.core.exact.SeparableObjective;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/** The maximiser of the update's objective over the simplex. */
final class SolveStep implements PolicyStep {
  private final MatrixGame game;
  private final AgentSolver solver;
  private final Scalars scalars;

  @Inject
  SolveStep(RunPlan plan, MatrixGame game, ExactConfig config, SolveConfig solve) {
    this.game = game;
    SeparableObjective objective =
        SeparableObjective.of(config.update().objectives().get(0), support(solve));
    this.solver = objective.solver();
    this.scalars = new Scalars(objective.scalars(), plan.schedule());
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
      Scalars.requireComputable(scalar);
    }
  }

  @Override
  public void improve(
      int agent, long iteration, double[] q, double[] old, double value, double[] result) {
    try {
      solver.solve(q, old, value, scalars.at(iteration), result);
    } catch (RunFailure failure) {
      throw new RunFailure(
          "agent `%s`, iteration %d: %s"
              .formatted(game.agents().get(agent), iteration, failure.getMessage()));
    }
  }
}
