package org.marl.core.exact;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Where a function of one number must be convex, and the points at which that is checked. */
enum Domain {
  /** (0, ∞), for f of a divergence: the arguments are ratios of probabilities. */
  RATIOS(1e-9, 1e9),
  /** (0, 1], for phi of a regulariser: the arguments are probabilities. */
  PROBABILITIES(1e-9, 1);

  private static final int MATCHING_POINTS = 32;
  private static final int OCTAVES = 30;
  private final double low;
  private final double high;
  private final double[] grid;

  Domain(double low, double high) {
    this.low = low;
    this.high = high;
    this.grid = grid(4096);
  }

  /** 4,096 points, evenly spaced in their logarithm, and 1; not to be changed. */
  double[] grid() {
    return grid;
  }

  /** As many points, evenly spaced in their logarithm, and 1. */
  double[] grid(int count) {
    double[] points = spaced(low, high, count);
    return DoubleStream.concat(Arrays.stream(points), DoubleStream.of(1))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Points from 2^-30 to the end of the domain, evenly spaced within each octave; exact. */
  double[] octaves(int pointsPerOctave) {
    return IntStream.rangeClosed(-OCTAVES * pointsPerOctave, OCTAVES * pointsPerOctave)
        .mapToDouble(
            i ->
                Math.scalb(
                    1 + (double) Math.floorMod(i, pointsPerOctave) / pointsPerOctave,
                    Math.floorDiv(i, pointsPerOctave)))
        .filter(x -> x <= high)
        .toArray();
  }

  /** The points at which a function is compared with the ones that have closed forms. */
  double[] matchingPoints() {
    return spaced(1e-3, Math.min(high, 1e3), MATCHING_POINTS);
  }

  private static double[] spaced(double low, double high, int count) {
    double step = Math.log(high / low) / (count - 1);
    return IntStream.range(0, count)
        .mapToDouble(i -> i == count - 1 ? high : low * Math.exp(i * step))
        .toArray();
  }
}
