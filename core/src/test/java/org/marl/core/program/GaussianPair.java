package org.marl.core.program;

import java.util.function.DoubleUnaryOperator;
import org.marl.core.random.RandomStream;

/**
 * Two Gaussian policies of 2 agents and 3 samples in plain Java: the new one p, the old one q.
 * Deviations differ between agents, not between samples.
 */
final class GaussianPair {
  static final int AGENTS = 2;
  static final int SAMPLES = 3;

  /** Integration is exact to rounding: trapezoids converge faster than any power on Gaussians. */
  private static final double STEP = 0.4;

  private static final int REACH = 20;

  final int dimensions;

  /** {@code [2 policies][N][S][D]}. */
  final double[][][][] mean;

  /** {@code [2 policies][N][D]}. */
  final double[][][] logDeviation;

  private GaussianPair(int dimensions) {
    this.dimensions = dimensions;
    this.mean = new double[2][AGENTS][SAMPLES][dimensions];
    this.logDeviation = new double[2][AGENTS][dimensions];
  }

  /**
   * Random policies, the same for the same seed.
   *
   * @param shift the largest distance of the means in deviations of q
   * @param stretch the largest logarithm of the ratio of deviations
   */
  static GaussianPair random(int dimensions, double shift, double stretch, long seed) {
    GaussianPair pair = new GaussianPair(dimensions);
    RandomStream random = RandomStream.of(seed, "gaussians");
    for (int agent = 0; agent < AGENTS; agent++) {
      for (int d = 0; d < dimensions; d++) {
        double log = (float) random.nextDouble(-1, 1);
        pair.logDeviation[1][agent][d] = log;
        pair.logDeviation[0][agent][d] = (float) (log + stretch * random.nextDouble(-1, 1));
        for (int sample = 0; sample < SAMPLES; sample++) {
          double centre = (float) random.nextDouble(-2, 2);
          double moved = centre + shift * random.nextDouble(-1, 1) * Math.exp(log);
          pair.mean[1][agent][sample][d] = centre;
          pair.mean[0][agent][sample][d] = (float) moved;
        }
      }
    }
    return pair;
  }

  /** The integral of q f(p / q), or with the policies exchanged. */
  double integral(DoubleUnaryOperator f, boolean exchanged, int agent, int sample) {
    int p = exchanged ? 1 : 0;
    return integral(f, p, agent, sample, 0, 0, 0);
  }

  /** Over the dimensions from one on, with the logarithms of p / q and of q's mass before it. */
  private double integral(
      DoubleUnaryOperator f, int p, int agent, int sample, int d, double ratio, double mass) {
    if (d == dimensions) {
      return Math.exp(mass) * f.applyAsDouble(Math.exp(ratio));
    }
    // Nodes reach as far as both policies do.
    double centre = (mean[0][agent][sample][d] + mean[1][agent][sample][d]) / 2;
    double spread = Math.exp(Math.max(logDeviation[0][agent][d], logDeviation[1][agent][d]));
    double sum = 0;
    for (int node = -REACH; node <= REACH; node++) {
      double at = centre + node * STEP * spread;
      double logP = log(p, agent, sample, d, at);
      double logQ = log(1 - p, agent, sample, d, at);
      double share = logQ + Math.log(STEP * spread);
      sum += integral(f, p, agent, sample, d + 1, ratio + logP - logQ, mass + share);
    }
    return sum;
  }

  private double log(int policy, int agent, int sample, int d, double at) {
    double deviation = logDeviation[policy][agent][d];
    double z = (at - mean[policy][agent][sample][d]) * Math.exp(-deviation);
    return -z * z / 2 - deviation - Math.log(2 * Math.PI) / 2;
  }

  /** Entries in the order of the tensors {@code [N, S, D]} and {@code [N, D]}. */
  double[] means(int policy) {
    double[] flat = new double[AGENTS * SAMPLES * dimensions];
    for (int i = 0; i < flat.length; i++) {
      int row = i / dimensions;
      flat[i] = mean[policy][row / SAMPLES][row % SAMPLES][i % dimensions];
    }
    return flat;
  }

  double[] logDeviations(int policy) {
    double[] flat = new double[AGENTS * dimensions];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = logDeviation[policy][i / dimensions][i % dimensions];
    }
    return flat;
  }
}
