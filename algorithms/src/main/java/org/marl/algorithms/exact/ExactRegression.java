package org.marl.algorithms.exact;

import org.marl.algorithms.feature.Features;
import org.marl.algorithms.feature.LeastSquares;
import org.marl.core.run.RunFailure;

/** The least squares themselves, then the projection onto the ball. */
final class ExactRegression implements RegressionSolver {
  private final LeastSquares leastSquares;
  private final double ridge;
  private final double radius;

  ExactRegression(Features features, double ridge, double radius) {
    this.leastSquares = features.leastSquares();
    this.ridge = ridge;
    this.radius = radius;
  }

  @Override
  public void solve(double[] weights, double[] targets, double[] previous, double[] result) {
    if (!leastSquares.solve(weights, targets, ridge, result)) {
      throw new RunFailure("the regression has no solution");
    }
    for (int i = 0; i < result.length; i++) {
      result[i] += previous[i];
    }
    RegressionSolver.project(result, radius);
  }
}
