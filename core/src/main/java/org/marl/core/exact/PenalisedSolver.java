package org.marl.core.exact;

/** A linear part minus omega times one penalty, which is no longer there when omega is 0. */
final class PenalisedSolver implements AgentSolver {
  private final Summands supported;
  private final Summands unsupported;
  private final Summands coefficient;
  private final boolean relative;
  private final SimplexSolver solver;
  private final LinearSolver unpenalised;
  private double[] gains = new double[0];
  private double residual;

  /**
   * A solver.
   *
   * @param coefficient omega
   * @param relative whether the penalty is a divergence from the old policy
   */
  PenalisedSolver(
      Summands supported,
      Summands unsupported,
      Summands coefficient,
      boolean relative,
      SimplexSolver solver,
      LinearSolver unpenalised) {
    this.supported = supported;
    this.unsupported = unsupported;
    this.coefficient = coefficient;
    this.relative = relative;
    this.solver = solver;
    this.unpenalised = unpenalised;
  }

  @Override
  public void solve(double[] q, double[] old, double value, double[] scalars, double[] result) {
    coefficient.data(0, 0, value, scalars);
    double omega = coefficient.value(0);
    if (omega == 0) {
      unpenalised.solve(q, old, value, scalars, result);
      residual = unpenalised.residual();
      return;
    }
    if (gains.length != q.length) {
      gains = new double[q.length];
    }
    for (int a = 0; a < q.length; a++) {
      Summands part = old[a] >= Step.SMALLEST ? supported : unsupported;
      gains[a] = gain(part, q[a], old[a], value, scalars);
    }
    solver.solve(gains, relative ? old : null, omega, result);
    residual = solver.residual();
  }

  static double gain(Summands part, double q, double old, double value, double[] scalars) {
    part.data(q, old, value, scalars);
    return part.slope(1, -1);
  }

  @Override
  public double residual() {
    return residual;
  }
}
