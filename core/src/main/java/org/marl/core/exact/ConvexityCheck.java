package org.marl.core.exact;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Looks for a fall of the slope: between neighbouring points, between the two sides of a point, and
 * between a point and the chord to the next one (which finds jumps of the value). A fall counts
 * only where it exceeds the rounding error of both slopes.
 */
final class ConvexityCheck {
  /** Head room over the first-order error bounds. */
  private static final double SAFETY = 4;

  private final Curve curve;
  private final Rounding rounding;

  /** The largest lower bound of a slope so far, and where. */
  private double highest = Double.NEGATIVE_INFINITY;

  private double highestSlope;
  private double highestAt;
  private Witness witness;

  private ConvexityCheck(Curve curve) {
    this.curve = curve;
    this.rounding = new Rounding(curve);
  }

  /**
   * Checks a curve that is defined at all points.
   *
   * @param points ascending
   * @param kinks where both one-sided slopes are looked at from both neighbours
   */
  static Convexity of(Curve curve, double[] points, double[] kinks) {
    DoubleStream nearKinks =
        Arrays.stream(kinks).flatMap(k -> DoubleStream.of(k * (1 - 1e-6), k, k * (1 + 1e-6)));
    double low = points[0];
    double high = points[points.length - 1];
    double[] all =
        DoubleStream.concat(Arrays.stream(points), nearKinks)
            .filter(x -> x >= low && x <= high)
            .sorted()
            .distinct()
            .toArray();
    return new ConvexityCheck(curve).run(all);
  }

  private Convexity run(double[] points) {
    double previous = Double.NaN;
    double previousValue = Double.NaN;
    double previousError = Double.NaN;
    for (double x : points) {
      curve.at(x, -1);
      rounding.bound();
      double value = curve.value();
      double slope = curve.slope();
      double slopeError = rounding.slopeError();
      double valueError = rounding.valueError();
      if (!Double.isNaN(previous)) {
        double width = x - previous;
        chord(previous, x, (value - previousValue) / width, (valueError + previousError) / width);
      }
      see(x, slope, slopeError);
      curve.at(x, 1);
      rounding.bound();
      see(x, curve.slope(), rounding.slopeError());
      previous = x;
      previousValue = value;
      previousError = Math.max(valueError, rounding.valueError());
      if (witness != null && x > 1.5 * witness.left()) {
        break;
      }
    }
    return witness == null ? Convexity.checked() : Convexity.refuted(witness);
  }

  /** The mean slope between two points must be at least any slope before it. */
  private void chord(double left, double right, double slope, double error) {
    // As seen from the left, the chord lies at its right end; from the right, at its left end.
    fall(right, slope, error);
    rise(left, slope, error);
  }

  private void see(double x, double slope, double error) {
    fall(x, slope, error);
    rise(x, slope, error);
  }

  private void fall(double x, double slope, double error) {
    if (slope + SAFETY * error < highest
        && x > highestAt
        && (witness == null || slope < witness.rightSlope())) {
      witness = new Witness(highestAt, highestSlope, x, slope);
    }
  }

  private void rise(double x, double slope, double error) {
    double bound = slope - SAFETY * error;
    if (witness == null && bound > highest) {
      highest = bound;
      highestSlope = slope;
      highestAt = x;
    }
  }
}
