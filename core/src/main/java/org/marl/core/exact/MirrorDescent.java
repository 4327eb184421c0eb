package org.marl.core.exact;

/**
 * The maximiser of gains minus omega times the Kullback-Leibler divergence from the old policy, as
 * what it adds to the logarithms of the old probabilities: gains / omega, up to one number for all
 * actions (paper 4, Proposition 4.2). Belongs to one thread.
 */
public final class MirrorDescent {
  private final Summands supported;
  private final Summands unsupported;
  private final Summands coefficient;
  private final double scale;

  MirrorDescent(Summands supported, Summands unsupported, Summands coefficient, double scale) {
    this.supported = supported;
    this.unsupported = unsupported;
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /**
   * Writes what is added to the logarithms.
   *
   * @param q value of every action
   * @param old the old policy
   * @param value of the state under the old joint policy
   * @param scalars one per {@link SeparableObjective#scalars()}
   * @param result one number per action; not finite where omega is 0
   */
  public void direction(double[] q, double[] old, double value, double[] scalars, double[] result) {
    coefficient.data(0, 0, value, scalars);
    double omega = coefficient.value(0) * scale;
    for (int action = 0; action < q.length; action++) {
      Summands part = old[action] >= Step.SMALLEST ? supported : unsupported;
      result[action] = PenalisedSolver.gain(part, q[action], old[action], value, scalars) / omega;
    }
  }
}
