package org.marl.algorithms.tabular;

import java.util.SplittableRandom;

/** Draws by weight. */
final class Chance {
  private Chance() {}

  /**
   * An index, drawn with the probability that its share of the weights is.
   *
   * @param weights not negative, one of them positive
   */
  static int draw(double[] weights, SplittableRandom random) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      last = weights[i] > 0 ? i : last;
    }
    double point = random.nextDouble() * sum;
    for (int i = 0; i < last; i++) {
      point -= weights[i];
      if (point < 0) {
        return i;
      }
    }
    // Here too if rounding leaves a little of the point.
    return last;
  }
}
