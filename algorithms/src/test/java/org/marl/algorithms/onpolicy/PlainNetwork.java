package org.marl.algorithms.onpolicy;

/**
 * Networks {@code tanh(x W + b) V + c} of several slots in double precision. Weights lie as W, b,
 * V, c, matrices by rows, and then those that have no part in the outputs.
 */
final class PlainNetwork extends PlainWeights {
  private final int inputs;
  private final int units;
  private final int outputs;

  PlainNetwork(int inputs, int units, int outputs, double rate, float[] flat) {
    this(inputs, units, outputs, 0, rate, flat);
  }

  /**
   * @param besides how many weights have no part in the outputs
   */
  PlainNetwork(int inputs, int units, int outputs, int besides, double rate, float[] flat) {
    super(inputs * units + units + units * outputs + outputs + besides, rate, flat);
    this.inputs = inputs;
    this.units = units;
    this.outputs = outputs;
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

  /** The i-th of the weights that have no part in the outputs. */
  double besides(int slot, int i) {
    return weights[slot][(inputs + 1) * units + (units + 1) * outputs + i];
  }
}
