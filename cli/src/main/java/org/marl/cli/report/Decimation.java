package org.marl.cli.report;

import java.util.BitSet;

/**
 * Chooses the points of a long line that its picture needs: per pixel column the first, the last,
 * the lowest and the highest, so that the picture is the same and no extreme is lost.
 */
final class Decimation {
  private Decimation() {}

  /**
   * The indices to keep, ascending.
   *
   * @param x places in [0, 1] along the horizontal axis, ascending
   * @param buckets pixel columns
   * @param curves every extreme of each of them is kept; NaN starts and ends are kept too
   */
  static int[] indices(double[] x, int buckets, double[]... curves) {
    BitSet kept = new BitSet(x.length);
    if (x.length <= 4L * buckets) {
      kept.set(0, x.length);
    } else {
      int start = 0;
      for (int end = 1; end <= x.length; end++) {
        if (end == x.length || bucket(x[end], buckets) != bucket(x[start], buckets)) {
          kept.set(start);
          kept.set(end - 1);
          for (double[] curve : curves) {
            keepExtremes(curve, start, end, kept);
          }
          start = end;
        }
      }
    }
    return kept.stream().toArray();
  }

  private static int bucket(double place, int buckets) {
    return (int) Math.max(0, Math.min(buckets - 1.0, place * buckets));
  }

  private static void keepExtremes(double[] curve, int start, int end, BitSet kept) {
    int lowest = -1;
    int highest = -1;
    for (int i = start; i < end; i++) {
      if (Double.isNaN(curve[i])) {
        if (i == start || !Double.isNaN(curve[i - 1])) {
          kept.set(i);
        }
        continue;
      }
      lowest = lowest < 0 || curve[i] < curve[lowest] ? i : lowest;
      highest = highest < 0 || curve[i] > curve[highest] ? i : highest;
    }
    if (lowest >= 0) {
      kept.set(lowest);
      kept.set(highest);
    }
  }

  static double[] pick(double[] values, int[] indices) {
    double[] picked = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
