package org.marl.algorithms.exploration;

import java.util.Arrays;

/** Softmax of the action values over a temperature. */
final class Boltzmann implements Exploration {
  private final BoltzmannConfig config;

  Boltzmann(BoltzmannConfig config) {
    this.config = config;
  }

  @Override
  public void probabilities(double[] values, long step, double[] result) {
    double temperature = Line.at(config.start(), config.finish(), config.steps(), step);
    // Against overflow: the largest exponent is 0.
    double best = Arrays.stream(values).max().orElseThrow();
    double sum = 0;
    for (int action = 0; action < values.length; action++) {
      result[action] = Math.exp((values[action] - best) / temperature);
      sum += result[action];
    }
    for (int action = 0; action < values.length; action++) {
      result[action] /= sum;
    }
  }
}
