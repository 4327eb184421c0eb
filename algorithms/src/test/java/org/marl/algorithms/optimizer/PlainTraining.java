package org.marl.algorithms.optimizer;

/**
 * One agent's training in plain double precision: the log-ratio {@code tanh(x W + b) V + c}, the
 * clipped objective {@code mean(min(r A, clip(r) A))}, clipping of the norm, Adam. Weights lie as
 * W, b, V, c, matrices by rows.
 */
final class PlainTraining {
  /** How far ratios may be from 1. */
  static final double CLIP = 0.2;

  private final int inputs;
  private final int units;
  private final double[] weights;
  private final double[] mean;
  private final double[] square;
  private int count;

  PlainTraining(int inputs, int units, float[] weights) {
    this.inputs = inputs;
    this.units = units;
    this.weights = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] = weights[i];
    }
    this.mean = new double[weights.length];
    this.square = new double[weights.length];
  }

  double[] weights() {
    return weights;
  }

  /** One epoch; the loss before its step. */
  double epoch(double[][] x, double[] advantages, AdamConfig config) {
    double[] gradient = new double[weights.length];
    double loss = 0;
    for (int sample = 0; sample < advantages.length; sample++) {
      loss += addGradient(x[sample], advantages[sample], 1.0 / advantages.length, gradient);
    }
    clip(gradient, config.clipNorm().orElseThrow());
    adam(gradient, config);
    return loss;
  }

  private double addGradient(double[] x, double advantage, double share, double[] gradient) {
    int bias = inputs * units;
    int out = bias + units;
    double[] hidden = new double[units];
    double output = weights[out + units];
    for (int u = 0; u < units; u++) {
      double sum = weights[bias + u];
      for (int i = 0; i < inputs; i++) {
        sum += x[i] * weights[i * units + u];
      }
      hidden[u] = Math.tanh(sum);
      output += hidden[u] * weights[out + u];
    }
    double ratio = Math.exp(output);
    double free = ratio * advantage;
    double clipped = Math.max(1 - CLIP, Math.min(1 + CLIP, ratio)) * advantage;
    double slope = free <= clipped ? -share * free : 0;
    gradient[out + units] += slope;
    for (int u = 0; u < units; u++) {
      gradient[out + u] += slope * hidden[u];
      double inner = slope * weights[out + u] * (1 - hidden[u] * hidden[u]);
      gradient[bias + u] += inner;
      for (int i = 0; i < inputs; i++) {
        gradient[i * units + u] += inner * x[i];
      }
    }
    return -share * Math.min(free, clipped);
  }

  private static void clip(double[] gradient, double most) {
    double squares = 0;
    for (double entry : gradient) {
      squares += entry * entry;
    }
    double factor = Math.min(1, most / (Math.sqrt(squares) + 1e-6));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
  }

  private void adam(double[] gradient, AdamConfig config) {
    count++;
    double first = 1 - Math.pow(config.beta1(), count);
    double second = 1 - Math.pow(config.beta2(), count);
    for (int i = 0; i < weights.length; i++) {
      mean[i] = config.beta1() * mean[i] + (1 - config.beta1()) * gradient[i];
      square[i] = config.beta2() * square[i] + (1 - config.beta2()) * gradient[i] * gradient[i];
      weights[i] -= config.lr() * mean[i] / first / (Math.sqrt(square[i] / second) + config.eps());
    }
  }
}
