package org.marl.core.exact;

import org.marl.core.run.RunFailure;

/** Without a penalty, all mass goes to the best action, the first of them if several. */
final class LinearSolver implements AgentSolver {
  private final Summands supported;
  private final Summands unsupported;
  private final boolean open;

  /**
   * A solver.
   *
   * @param open may actions without old probability get some?
   */
  LinearSolver(Summands supported, Summands unsupported, boolean open) {
    this.supported = supported;
    this.unsupported = unsupported;
    this.open = open;
  }

  @Override
  public void solve(double[] q, double[] old, double value, double[] scalars, double[] result) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < q.length; a++) {
      boolean isSupported = old[a] >= Step.SMALLEST;
      double gain =
          PenalisedSolver.gain(isSupported ? supported : unsupported, q[a], old[a], value, scalars);
      if (Double.isNaN(gain)) {
        throw new RunFailure("the value of an action is not a number");
      }
      if (gain > most && (open || isSupported)) {
        most = gain;
        best = a;
      }
      result[a] = 0;
    }
    result[best] = 1;
  }

  @Override
  public double residual() {
    return 0;
  }
}
