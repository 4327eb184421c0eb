package org.marl.algorithms.feature;

/** Weighted linear regression on features. Reuses its space; belongs to one thread. */
public interface LeastSquares {

  /**
   * Minimises {@code sum_e weights_e (phi_e . x - targets_e)^2 + ridge |x|^2}.
   *
   * @param weights per entry, at least 0
   * @param targets per entry
   * @param ridge at least 0; at 0 the minimiser of the smallest norm is found
   * @param result x
   * @return whether the numbers allowed a solution
   */
  boolean solve(double[] weights, double[] targets, double ridge, double[] result);
}
