package org.marl.algorithms.exact;

import java.util.Arrays;

/**
 * The nearest distribution in Euclidean distance, by sorting (Held, Wolfe and Crowder 1974; Duchi
 * et al. 2008, Fig. 1). Reuses its space.
 */
final class SimplexProjection {
  private double[] sorted = new double[0];

  /**
   * Replaces a point by its projection.
   *
   * @param point finite numbers, or minus infinity for entries that become 0; not all of them
   */
  void project(double[] point) {
    if (sorted.length != point.length) {
      sorted = new double[point.length];
    }
    System.arraycopy(point, 0, sorted, 0, point.length);
    Arrays.sort(sorted);
    double sum = 0;
    double threshold = 0;
    for (int kept = 1; kept <= sorted.length; kept++) {
      double next = sorted[sorted.length - kept];
      double level = (sum + next - 1) / kept;
      if (!(next > level)) {
        break;
      }
      sum += next;
      threshold = level;
    }
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.max(point[i] - threshold, 0);
    }
  }
}
