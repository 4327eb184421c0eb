package org.marl.algorithms.exact;

/** Fits the change of an agent's theta to targets. */
interface RegressionSolver {

  /**
   * Minimises {@code sum_e weights_e ((theta − previous) . phi_e − targets_e)^2} over the ball.
   *
   * @param weights the law of entries; they sum to 1
   * @param targets per entry
   * @param previous theta before the iteration
   * @param result theta after it; another array
   */
  void solve(double[] weights, double[] targets, double[] previous, double[] result);

  /** Moves theta to the nearest point of the ball. */
  static void project(double[] theta, double radius) {
    double squares = 0;
    for (double x : theta) {
      squares += x * x;
    }
    double norm = Math.sqrt(squares);
    if (norm > radius) {
      for (int i = 0; i < theta.length; i++) {
        theta[i] *= radius / norm;
      }
    }
  }
}
