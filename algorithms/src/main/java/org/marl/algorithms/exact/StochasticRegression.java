package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.marl.algorithms.feature.Features;

/** Projected stochastic gradient descent with averaging (paper 4, Algorithm 3). */
final class StochasticRegression implements RegressionSolver {
  private final RegressionConfig config;
  private final Features features;
  private final double radius;
  private final SplittableRandom random;
  private final double[] theta;
  private double[] cumulative = new double[0];

  StochasticRegression(
      RegressionConfig config, Features features, double radius, SplittableRandom random) {
    this.config = config;
    this.features = features;
    this.radius = radius;
    this.random = random;
    this.theta = new double[features.dimension()];
  }

  @Override
  public void solve(double[] weights, double[] targets, double[] previous, double[] result) {
    accumulate(weights);
    double rate = config.lr().orElseGet(() -> lemmaRate(targets));
    if (config.initial() == RegressionConfig.Initial.PREVIOUS) {
      System.arraycopy(previous, 0, theta, 0, theta.length);
    } else {
      Arrays.fill(theta, 0);
    }
    Arrays.fill(result, 0);
    for (int step = 0; step < config.iterations(); step++) {
      int entry = draw();
      double error = features.dot(entry, theta) - features.dot(entry, previous) - targets[entry];
      features.add(entry, -2 * rate * error, theta);
      RegressionSolver.project(theta, radius);
      for (int i = 0; i < theta.length; i++) {
        result[i] += theta[i] / config.iterations();
      }
    }
    if (!config.average()) {
      System.arraycopy(theta, 0, result, 0, theta.length);
    }
  }

  /** The step of Lemma B.1; a gradient is at most 2 (|theta| + |previous| + |target|). */
  private double lemmaRate(double[] targets) {
    double largest = 0;
    for (double target : targets) {
      largest = Math.max(largest, Math.abs(target));
    }
    return radius / (2 * (2 * radius + largest) * Math.sqrt(config.iterations()));
  }

  private void accumulate(double[] weights) {
    cumulative = cumulative.length == weights.length ? cumulative : new double[weights.length];
    double sum = 0;
    for (int entry = 0; entry < weights.length; entry++) {
      sum += weights[entry];
      cumulative[entry] = sum;
    }
  }

  /** An entry by the law of the weights: never one of weight 0. */
  private int draw() {
    double level = random.nextDouble() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
