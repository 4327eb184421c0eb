package org.marl.core.exact;

/** Objectives of the general form. */
final class PointwiseAgentSolver implements AgentSolver {
  private final PointwiseSolver solver;
  private double residual;

  PointwiseAgentSolver(PointwiseSolver solver) {
    this.solver = solver;
  }

  @Override
  public void solve(double[] q, double[] old, double value, double[] scalars, double[] result) {
    SimplexSolver.largest(q);
    residual = solver.solve(q, old, value, scalars, result);
    SimplexSolver.check(result, residual);
  }

  @Override
  public double residual() {
    return residual;
  }
}
