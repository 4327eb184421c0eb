package org.marl.algorithms.exploration;

import java.util.Arrays;

/** Epsilon-greedy probabilities; actions of equal value share what the greedy one gets. */
final class EpsilonGreedy implements Exploration {
  private final EpsilonGreedyConfig config;

  EpsilonGreedy(EpsilonGreedyConfig config) {
    this.config = config;
  }

  @Override
  public void probabilities(double[] values, long step, double[] result) {
    double epsilon = Line.at(config.start(), config.finish(), config.steps(), step);
    double best = Double.NEGATIVE_INFINITY;
    int equals = 0;
    for (double value : values) {
      equals = value > best ? 1 : value == best ? equals + 1 : equals;
      best = Math.max(best, value);
    }
    Arrays.fill(result, epsilon / values.length);
    for (int action = 0; action < values.length; action++) {
      if (values[action] == best) {
        result[action] += (1 - epsilon) / equals;
      }
    }
  }
}
