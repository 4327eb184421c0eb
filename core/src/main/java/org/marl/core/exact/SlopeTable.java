package org.marl.core.exact;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The slopes of a convex function on both sides of points 1/64 octave apart and of its kinks. From
 * them, the inverse of the slope is known to about eight digits: between two points it is taken to
 * be the cubic with the same values and derivatives there.
 *
 * <p>Points where f is undefined or its slope infinite are left out at either end. Immutable.
 */
final class SlopeTable {
  private static final AnalysisCache<SlopeTable> LATEST = new AnalysisCache<>(64);
  private static final int POINTS_PER_OCTAVE = 64;

  /** The smallest argument that is looked at. */
  static final double LEAST = Double.MIN_NORMAL;

  /** Numbers per cell: its first slope, 1 / the slopes it spans, and the cubic's coefficients. */
  private static final int STRIDE = 6;

  private final boolean smooth;
  private final double[] points;
  private final double[] left;
  private final double[] right;
  private final double[] cubics;
  private final SlopeIndex index;

  /** The largest argument at which products inside f have not overflowed to no number. */
  final double most;

  final double slopeAtLeast;
  final double slopeAtMost;
  final double slopeAtOne;

  private SlopeTable(Curve curve, double[] kinks, Domain domain) {
    this.smooth = kinks.length == 0;
    this.points = points(curve, kinks, domain);
    int n = points.length;
    this.left = new double[n];
    this.right = new double[n];
    double[] before = new double[n];
    double[] after = new double[n];
    for (int i = 0; i < n; i++) {
      curve.at(points[i], -1);
      left[i] = curve.slope();
      before[i] = points[i] / curve.slopeByLogarithm();
      curve.at(points[i], 1);
      right[i] = curve.slope();
      after[i] = points[i] / curve.slopeByLogarithm();
    }
    makeMonotone(left, right);
    this.cubics = new double[STRIDE * n];
    for (int i = 1; i < n; i++) {
      cubic(i, after[i - 1], before[i]);
    }
    this.most = domain == Domain.RATIOS ? mostDefined(curve) : 1;
    this.slopeAtLeast = curve.slope(LEAST, 1);
    this.slopeAtMost = curve.slope(most, -1);
    this.slopeAtOne = curve.slope(1, -1);
    this.index = new SlopeIndex(right, slopeAtOne);
  }

  /**
   * The table of a function.
   *
   * @param kinks all points where the slope jumps
   */
  static SlopeTable of(Curve curve, double[] kinks, Domain domain) {
    return LATEST.of(curve.tape(), domain, () -> new SlopeTable(curve, kinks, domain));
  }

  private static double[] points(Curve curve, double[] kinks, Domain domain) {
    // A kink lies at the double found or next to it; with both neighbours its cell is empty.
    DoubleStream corners =
        Arrays.stream(kinks).flatMap(k -> DoubleStream.of(Math.nextDown(k), k, Math.nextUp(k)));
    double[] all =
        DoubleStream.concat(Arrays.stream(domain.octaves(POINTS_PER_OCTAVE)), corners)
            .sorted()
            .distinct()
            .toArray();
    int one = Arrays.binarySearch(all, 1);
    int from = one;
    int to = one;
    while (from > 0 && isFinite(curve, all[from - 1])) {
      from--;
    }
    while (to + 1 < all.length && isFinite(curve, all[to + 1])) {
      to++;
    }
    return Arrays.copyOfRange(all, from, to + 1);
  }

  private static boolean isFinite(Curve curve, double x) {
    return Double.isFinite(curve.slope(x, -1)) && Double.isFinite(curve.slope(x, 1));
  }

  private static double mostDefined(Curve curve) {
    double x = 1 / Step.SMALLEST;
    while (x > 1e10 && Double.isNaN(curve.slope(x, -1))) {
      x /= 1e10;
    }
    return x;
  }

  /** Removes falls by rounding, so that binary search is well defined. */
  private static void makeMonotone(double[] left, double[] right) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < left.length; i++) {
      left[i] = Math.max(highest, left[i]);
      right[i] = Math.max(left[i], right[i]);
      highest = right[i];
    }
  }

  /**
   * The inverse between points i − 1 and i, in the share u of the slopes that lie between.
   *
   * @param first its derivative at the lower point, 1/f''
   * @param last at the upper one
   */
  private void cubic(int i, double first, double last) {
    double span = left[i] - right[i - 1];
    double rise = points[i] - points[i - 1];
    double a = monotone(first * span, rise);
    double b = monotone(last * span, rise);
    int at = STRIDE * i;
    cubics[at] = right[i - 1];
    cubics[at + 1] = 1 / span;
    cubics[at + 2] = points[i - 1];
    cubics[at + 3] = a;
    cubics[at + 4] = 3 * rise - 2 * a - b;
    cubics[at + 5] = a + b - 2 * rise;
  }

  /** Derivatives in this range make the cubic monotone (Fritsch and Carlson, 1980). */
  private static double monotone(double derivative, double rise) {
    return derivative >= 0 && derivative <= 3 * rise ? derivative : rise;
  }

  boolean isSmooth() {
    return smooth;
  }

  /** Does r lie between point i and the one before? */
  boolean isInside(int i, double r) {
    return (i == 0 || r >= points[i - 1]) && (i == points.length || r <= points[i]);
  }

  /** Does s lie between the slopes on both sides of point i? */
  boolean holds(int i, double s) {
    return left[i] <= s && s <= right[i];
  }

  int size() {
    return points.length;
  }

  double point(int i) {
    return points[i];
  }

  double left(int i) {
    return left[i];
  }

  double right(int i) {
    return right[i];
  }

  /** The first point whose right slope is at least s; the number of points if there is none. */
  int firstAtLeast(double s) {
    int low = index.from(s);
    int high = index.to(s);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (right[middle] >= s) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first point whose left slope is above s; the number of points if there is none. */
  int firstAbove(double s) {
    int low = 0;
    int high = left.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (left[middle] > s) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * Where the slope passes s, nearly.
   *
   * @param i a point whose left slope is at least s, s being above the right slope of the one
   *     before
   */
  double inverse(int i, double s) {
    int at = STRIDE * i;
    double u = (s - cubics[at]) * cubics[at + 1];
    return cubics[at + 2] + u * (cubics[at + 3] + u * (cubics[at + 4] + u * cubics[at + 5]));
  }

  /** The derivative of {@link #inverse} by s. */
  double inverseSlope(int i, double s) {
    int at = STRIDE * i;
    double u = (s - cubics[at]) * cubics[at + 1];
    return (cubics[at + 3] + u * (2 * cubics[at + 4] + u * (3 * cubics[at + 5]))) * cubics[at + 1];
  }
}
