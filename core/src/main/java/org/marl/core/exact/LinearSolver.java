package org.marl.core.exact;

import org.marl.core.run.RunFailure;

/** Without a penalty, all mass goes to the best action, the first of them if several. */
final class LinearSolver implements AgentSolver {
  private final Summands supported;
  private final Summands unsupported;

  LinearSolver(Summands supported, Summands unsupported) {
    this.supported = supported;
    this.unsupported = unsupported;
  }

  @Override
  public void solve(double[] q, double[] old, double value, double[] scalars, double[] result) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < q.length; a++) {
      double gain =
          PenalisedSolver.gain(
              old[a] >= Step.SMALLEST ? supported : unsupported, q[a], old[a], value, scalars);
      if (Double.isNaN(gain)) {
        throw new RunFailure("the value of an action is not a number");
      }
      if (gain > most) {
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
