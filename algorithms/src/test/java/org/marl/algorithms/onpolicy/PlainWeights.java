package org.marl.algorithms.onpolicy;

import java.util.function.DoubleSupplier;

/** Weights of several sets in double precision, with Adam. Gradients are central differences. */
class PlainWeights {
  private static final double STEP = 1e-6;

  private final double rate;
  final double[][] weights;
  private final double[][] mean;
  private final double[][] square;
  private final int[] counts;

  /**
   * @param width of one set
   */
  PlainWeights(int width, double rate, float[] flat) {
    int sets = flat.length / width;
    this.rate = rate;
    weights = new double[sets][width];
    mean = new double[sets][width];
    square = new double[sets][width];
    counts = new int[sets];
    for (int i = 0; i < flat.length; i++) {
      weights[i / width][i % width] = flat[i];
    }
  }

  /** The gradient of a loss with respect to the weights of a set. */
  double[] gradient(int set, DoubleSupplier loss) {
    double[] w = weights[set];
    double[] gradient = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double kept = w[i];
      w[i] = kept + STEP;
      double above = loss.getAsDouble();
      w[i] = kept - STEP;
      double below = loss.getAsDouble();
      w[i] = kept;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  static double squares(double[] gradient) {
    double sum = 0;
    for (double entry : gradient) {
      sum += entry * entry;
    }
    return sum;
  }

  /** A step of Adam with a gradient that is scaled down to the norm first. */
  void step(int set, double[] gradient, double norm, double most) {
    double factor = Math.min(1, most / (norm + 1e-6));
    int count = ++counts[set];
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i] * factor;
      mean[set][i] = 0.9 * mean[set][i] + 0.1 * g;
      square[set][i] = 0.999 * square[set][i] + 0.001 * g * g;
      double unbiased = mean[set][i] / (1 - Math.pow(0.9, count));
      double deviation = Math.sqrt(square[set][i] / (1 - Math.pow(0.999, count)));
      weights[set][i] -= rate * unbiased / (deviation + 1e-5);
    }
  }
}
