package org.marl.core.statistics;

import java.util.Arrays;

/** Summaries of a sample. NaN anywhere in the sample gives NaN. */
public final class Statistics {
  private Statistics() {}

  /**
   * The arithmetic mean.
   *
   * @throws IllegalArgumentException if the sample is empty
   */
  public static double mean(double... sample) {
    requireNonEmpty(sample);
    return Arrays.stream(sample).sum() / sample.length;
  }

  /** The standard deviation with n - 1 in the denominator; NaN for fewer than two values. */
  public static double standardDeviation(double... sample) {
    if (sample.length < 2) {
      return Double.NaN;
    }
    double mean = mean(sample);
    double squares = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (sample.length - 1));
  }

  /**
   * The mean of the middle half. A value that lies partly inside counts for that part, so that
   * exactly a quarter of the weight is cut at each end (Agarwal et al. 2021, "Deep reinforcement
   * learning at the edge of the statistical precipice").
   */
  public static double interquartileMean(double... sample) {
    requireNonEmpty(sample);
    double[] sorted = sorted(sample);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    double low = sorted.length / 4.0;
    double high = sorted.length * 3 / 4.0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      double weight = Math.min(i + 1, high) - Math.max(i, low);
      if (weight > 0) {
        sum += weight * sorted[i];
      }
    }
    return sum / (high - low);
  }

  /**
   * The value below which the given share of the sample lies, linear between order statistics (type
   * 7 of Hyndman and Fan 1996).
   *
   * @param share in [0, 1]
   */
  public static double quantile(double share, double... sample) {
    requireNonEmpty(sample);
    double[] sorted = sorted(sample);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  private static double[] sorted(double[] sample) {
    double[] copy = sample.clone();
    Arrays.sort(copy);
    return copy;
  }

  private static void requireNonEmpty(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("an empty sample has no summary");
    }
  }
}
