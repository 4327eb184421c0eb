package org.marl.cli.report;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.marl.core.statistics.StudentT;

/**
 * The average of a column over the seeds of a cell, step by step, with 95 % intervals. It holds the
 * sums of one run, however many runs it has seen (Welford 1962).
 */
final class SeedAverage {
  static final double LEVEL = 0.95;

  private long[] steps = {};
  private double[] mean = {};
  private double[] squares = {};
  private int[] count = {};
  private int runs;

  /** Takes in one run; {@code values} has one entry per step. Runs may have different steps. */
  void add(long[] runSteps, double[] values) {
    if (!Arrays.equals(steps, runSteps)) {
      align(runSteps);
    }
    int place = 0;
    for (int i = 0; i < runSteps.length; i++) {
      while (steps[place] != runSteps[i]) {
        place++;
      }
      count[place]++;
      double difference = values[i] - mean[place];
      mean[place] += difference / count[place];
      squares[place] += difference * (values[i] - mean[place]);
    }
    runs++;
  }

  private void align(long[] more) {
    long[] all =
        LongStream.concat(Arrays.stream(steps), Arrays.stream(more)).sorted().distinct().toArray();
    double[] newMean = new double[all.length];
    double[] newSquares = new double[all.length];
    int[] newCount = new int[all.length];
    int place = 0;
    for (int i = 0; i < steps.length; i++) {
      while (all[place] != steps[i]) {
        place++;
      }
      newMean[place] = mean[i];
      newSquares[place] = squares[i];
      newCount[place] = count[i];
    }
    steps = all;
    mean = newMean;
    squares = newSquares;
    count = newCount;
  }

  /** The steps at which any run was recorded, ascending. */
  double[] steps() {
    return Arrays.stream(steps).asDoubleStream().toArray();
  }

  /** The mean over the runs that have the step, one per step. */
  double[] mean() {
    return mean;
  }

  int runs() {
    return runs;
  }

  /** Half of the width of Student's t interval, one per step; NaN where one run has the step. */
  double[] half() {
    Map<Integer, Double> factors = new HashMap<>();
    double[] half = new double[steps.length];
    for (int i = 0; i < half.length; i++) {
      int n = count[i];
      half[i] =
          n < 2
              ? Double.NaN
              : factors.computeIfAbsent(n, SeedAverage::factor) * Math.sqrt(squares[i]);
    }
    return half;
  }

  /** The t quantile over sqrt(n (n - 1)), which turns the root of the squares into half a width. */
  private static double factor(int n) {
    return StudentT.twoSided(LEVEL, n - 1) / Math.sqrt((double) n * (n - 1));
  }
}
