package org.marl.algorithms.onpolicy;

/**
 * A monotonic mixer in double precision: {@code elu(v |W(s)| + b(s)) |w(s)| + c(s)}, where W and w
 * are of two layers. Weights lie in this order: W's layers, w's, b's, c's, each a matrix by rows
 * and a bias.
 */
final class PlainMixer extends PlainWeights {
  private final int agents;
  private final int embed;
  private final int hidden;
  private int next;

  PlainMixer(int agents, int embed, int hidden, double rate, float[] flat) {
    super(flat.length, rate, flat);
    this.agents = agents;
    this.embed = embed;
    this.hidden = hidden;
  }

  double mix(double[] values, double[] s) {
    next = 0;
    double[] matrix = layer(rectified(layer(s, hidden)), agents * embed);
    double[] last = layer(rectified(layer(s, hidden)), embed);
    double[] shift = layer(s, embed);
    double total = layer(rectified(layer(s, embed)), 1)[0];
    for (int e = 0; e < embed; e++) {
      double sum = shift[e];
      for (int agent = 0; agent < agents; agent++) {
        sum += values[agent] * Math.abs(matrix[agent * embed + e]);
      }
      total += (sum > 0 ? sum : Math.expm1(sum)) * Math.abs(last[e]);
    }
    return total;
  }

  private double[] layer(double[] x, int outputs) {
    double[] y = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      y[o] = weights[0][next + x.length * outputs + o];
      for (int i = 0; i < x.length; i++) {
        y[o] += x[i] * weights[0][next + i * outputs + o];
      }
    }
    next += (x.length + 1) * outputs;
    return y;
  }

  private static double[] rectified(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.max(x[i], 0);
    }
    return x;
  }
}
