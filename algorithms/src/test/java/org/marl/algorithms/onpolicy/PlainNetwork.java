package org.marl.algorithms.onpolicy;

import java.util.function.ToDoubleFunction;

/**
 * Networks {@code tanh(x W + b) V + c} of several slots in double precision, with Adam. Weights lie
 * as W, b, V, c, matrices by rows. Gradients are central differences.
 */
final class PlainNetwork {
  private static final double STEP = 1e-5;

  private final int inputs;
  private final int units;
  private final int outputs;
  private final double rate;
  final double[][] weights;
  private final double[][] mean;
  private final double[][] square;
  private final int[] counts;

  PlainNetwork(int inputs, int units, int outputs, double rate, float[] flat) {
    int width = inputs * units + units + units * outputs + outputs;
    int slots = flat.length / width;
    this.inputs = inputs;
    this.units = units;
    this.outputs = outputs;
    this.rate = rate;
    weights = new double[slots][width];
    mean = new double[slots][width];
    square = new double[slots][width];
    counts = new int[slots];
    for (int i = 0; i < flat.length; i++) {
      weights[i / width][i % width] = flat[i];
    }
  }

  double[] output(int slot, double[] x) {
    double[] w = weights[slot];
    int bias = inputs * units;
    int second = bias + units;
    int last = second + units * outputs;
    double[] y = new double[outputs];
    System.arraycopy(w, last, y, 0, outputs);
    for (int u = 0; u < units; u++) {
      double sum = w[bias + u];
      for (int i = 0; i < inputs; i++) {
        sum += x[i] * w[i * units + u];
      }
      double hidden = Math.tanh(sum);
      for (int o = 0; o < outputs; o++) {
        y[o] += hidden * w[second + u * outputs + o];
      }
    }
    return y;
  }

  /** The gradient of a loss with respect to the weights of a slot. */
  double[] gradient(int slot, ToDoubleFunction<PlainNetwork> loss) {
    double[] w = weights[slot];
    double[] gradient = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double kept = w[i];
      w[i] = kept + STEP;
      double above = loss.applyAsDouble(this);
      w[i] = kept - STEP;
      double below = loss.applyAsDouble(this);
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
  void step(int slot, double[] gradient, double norm, double most) {
    double factor = Math.min(1, most / (norm + 1e-6));
    int count = ++counts[slot];
    for (int i = 0; i < gradient.length; i++) {
      double g = gradient[i] * factor;
      mean[slot][i] = 0.9 * mean[slot][i] + 0.1 * g;
      square[slot][i] = 0.999 * square[slot][i] + 0.001 * g * g;
      double unbiased = mean[slot][i] / (1 - Math.pow(0.9, count));
      double deviation = Math.sqrt(square[slot][i] / (1 - Math.pow(0.999, count)));
      weights[slot][i] -= rate * unbiased / (deviation + 1e-5);
    }
  }
}
