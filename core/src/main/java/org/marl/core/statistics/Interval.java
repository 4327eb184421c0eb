package org.marl.core.statistics;

/**
 * An interval of real numbers.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {

  /**
   * Student's t interval for the mean of a normal population.
   *
   * @param level such as 0.95
   * @return both ends NaN for fewer than two values: one seed says nothing about its spread
   */
  public static Interval student(double level, double... sample) {
    if (sample.length < 2) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double mean = Statistics.mean(sample);
    double half =
        StudentT.twoSided(level, sample.length - 1)
            * Statistics.standardDeviation(sample)
            / Math.sqrt(sample.length);
    return new Interval(mean - half, mean + half);
  }

  /** Half of the width: what follows the plus-minus sign. */
  public double half() {
    return (high - low) / 2;
  }
}
