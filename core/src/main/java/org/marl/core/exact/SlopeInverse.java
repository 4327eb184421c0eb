package org.marl.core.exact;

/**
 * The inverse of the slope of a convex function, which is monotone but may jump (at kinks) and stay
 * constant (on flats). A table of slopes gives the bracket and a start of eight digits, Newton
 * steps finish within it.
 */
final class SlopeInverse {
  private final Curve curve;
  private final SlopeTable table;
  private double derivative;

  /** An inverse that evaluates the curve, which belongs to its thread. */
  SlopeInverse(Curve curve, SlopeTable table) {
    this.curve = curve;
    this.table = table;
  }

  /** The smallest r whose right slope is at least s; 0 if all are, +∞ if none is. */
  double lower(double s) {
    derivative = 0;
    int i = table.firstAtLeast(s);
    if (i < table.size() && table.left(i) < s) {
      return table.point(i);
    }
    if (i == 0 && table.slopeAtLeast >= s) {
      return 0;
    }
    if (i == table.size() && !(table.slopeAtMost >= s)) {
      return Double.POSITIVE_INFINITY;
    }
    return within(i, s, 1);
  }

  /** The largest r whose left slope is at most s; 0 if none is, +∞ if all are. */
  double upper(double s) {
    derivative = 0;
    int i = table.firstAbove(s);
    if (i > 0 && table.right(i - 1) > s) {
      return table.point(i - 1);
    }
    if (i == 0 && table.slopeAtLeast > s) {
      return 0;
    }
    if (i == table.size() && !(table.slopeAtMost > s)) {
      return Double.POSITIVE_INFINITY;
    }
    return within(i, s, -1);
  }

  /** The derivative of {@link #lower} by s where it was taken last; 0 if it has none. */
  double derivative() {
    return derivative;
  }

  private double guess(int i, double s) {
    if (i == 0) {
      return table.point(0);
    }
    if (i == table.size()) {
      return table.point(i - 1);
    }
    double x = table.inverse(i, s);
    boolean inside = x > table.point(i - 1) && x < table.point(i);
    return inside ? x : Bits.middle(table.point(i - 1), table.point(i));
  }

  /**
   * Where the slope passes s between two points without kinks.
   *
   * @param i the point above
   * @param side +1 for the smallest r with slope at least s, −1 for the largest with at most s
   */
  private double within(int i, double s, int side) {
    double low = i == 0 ? SlopeTable.LEAST : table.point(i - 1);
    double high = i == table.size() ? table.most : table.point(i);
    double x = guess(i, s);
    for (int step = 1; !Bits.neighbours(low, high); step++) {
      curve.at(x, side);
      double slope = curve.slope();
      double byLogarithm = curve.slopeByLogarithm();
      double relative = (s - slope) / byLogarithm;
      if (Math.abs(relative) <= Bits.LAST_STEP) {
        derivative = byLogarithm > 0 ? x / byLogarithm : 0;
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
      boolean safe = next > low && next < high && step % 6 != 0;
      x = safe ? next : Bits.middle(low, high);
    }
    return side > 0 ? high : low;
  }
}
