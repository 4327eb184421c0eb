package org.marl.core.exact;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The inverse of the slope of a convex function, which is monotone but may jump (at kinks) and stay
 * constant (on flats). A table of slopes gives the bracket, Newton steps finish within it.
 */
final class SlopeInverse {
  private static final int POINTS = 512;

  /** The smallest and largest arguments that are looked at. */
  private static final double LEAST = Double.MIN_NORMAL;

  private final Curve curve;
  private final double most;
  private final double[] points;
  private final double[] left;
  private final double[] right;

  SlopeInverse(Curve curve, double[] kinks, Domain domain) {
    this.curve = curve;
    this.most = domain == Domain.RATIOS ? mostDefined(curve) : 1;
    // A kink lies at the double found or next to it; with both neighbours its cell is empty.
    DoubleStream corners =
        Arrays.stream(kinks).flatMap(k -> DoubleStream.of(Math.nextDown(k), k, Math.nextUp(k)));
    this.points =
        DoubleStream.concat(Arrays.stream(domain.grid(POINTS)), corners)
            .sorted()
            .distinct()
            .toArray();
    this.left = new double[points.length];
    this.right = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      left[i] = curve.slope(points[i], -1);
      right[i] = curve.slope(points[i], 1);
    }
    makeMonotone(left, right);
  }

  /** The largest argument at which products inside f have not overflowed to no number. */
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

  /** The smallest r whose right slope is at least s; 0 if all are, +∞ if none is. */
  double lower(double s) {
    int i = firstAtLeast(right, s);
    if (i < points.length && left[i] < s) {
      return points[i];
    }
    double low = i == 0 ? LEAST : points[i - 1];
    double high = i == points.length ? most : points[i];
    if (i == 0 && curve.slope(LEAST, 1) >= s) {
      return 0;
    }
    if (i == points.length && !(curve.slope(most, -1) >= s)) {
      return Double.POSITIVE_INFINITY;
    }
    return within(low, high, guess(i, s), s, 1);
  }

  /** The largest r whose left slope is at most s; 0 if none is, +∞ if all are. */
  double upper(double s) {
    int i = firstAbove(left, s);
    if (i > 0 && right[i - 1] > s) {
      return points[i - 1];
    }
    double low = i == 0 ? LEAST : points[i - 1];
    double high = i == points.length ? most : points[i];
    if (i == 0 && curve.slope(LEAST, 1) > s) {
      return 0;
    }
    if (i == points.length && !(curve.slope(most, -1) > s)) {
      return Double.POSITIVE_INFINITY;
    }
    return within(low, high, guess(i, s), s, -1);
  }

  /** The derivative of the slope by log r, to the right. */
  double slopeByLogarithm(double r) {
    curve.at(r, 1);
    return curve.slopeByLogarithm();
  }

  private static int firstAtLeast(double[] slopes, double s) {
    int low = 0;
    int high = slopes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slopes[middle] >= s) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int firstAbove(double[] slopes, double s) {
    int low = 0;
    int high = slopes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (slopes[middle] > s) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Linear interpolation between the neighbouring points, where there are two. */
  private double guess(int i, double s) {
    if (i == 0) {
      return points[0];
    }
    if (i == points.length) {
      return points[i - 1];
    }
    double share = (s - right[i - 1]) / (left[i] - right[i - 1]);
    double x = points[i - 1] + share * (points[i] - points[i - 1]);
    return x > points[i - 1] && x < points[i] ? x : Bits.middle(points[i - 1], points[i]);
  }

  /**
   * Where the slope passes s between two points without kinks.
   *
   * @param side +1 for the smallest r with slope at least s, −1 for the largest with at most s
   */
  private double within(double from, double to, double guess, double s, int side) {
    double low = from;
    double high = to;
    double x = guess;
    for (int i = 1; !Bits.neighbours(low, high); i++) {
      curve.at(x, side);
      double slope = curve.slope();
      double relative = (s - slope) / curve.slopeByLogarithm();
      if (Math.abs(relative) <= Bits.LAST_STEP) {
        return x * (1 + relative);
      }
      boolean passed = side > 0 ? slope >= s : slope > s;
      if (passed || Double.isNaN(slope)) {
        high = x;
      } else {
        low = x;
      }
      // A Newton step in log x, with the exponential as a quotient.
      double next =
          Math.abs(relative) < 1
              ? x * (1 + relative / 2) / (1 - relative / 2)
              : x * Math.exp(Math.max(-30, Math.min(30, relative)));
      boolean safe = next > low && next < high && i % 6 != 0;
      x = safe ? next : Bits.middle(low, high);
    }
    return side > 0 ? high : low;
  }
}
