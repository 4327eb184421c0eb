package org.marl.environments.differential;

/** The common reward of the differential game. */
final class DifferentialReward {
  private DifferentialReward() {}

  /**
   * The larger of a wide hill around (-5, -5), 0 high, and a narrow one around (5, 5), 10 high.
   *
   * @param first action of the first agent
   * @param second action of the second agent
   */
  static double of(double first, double second) {
    double wide = -0.8 * (square((first + 5) / 3) + square((second + 5) / 3));
    double narrow = 10 - square(first - 5) - square(second - 5);
    return Math.max(wide, narrow);
  }

  private static double square(double x) {
    return x * x;
  }
}
