package org.marl.core.catalog;

/**
 * An interval of numbers.
 *
 * @param low lower end, may be negative infinity
 * @param lowOpen is the lower end itself excluded?
 * @param high upper end, may be infinity
 * @param highOpen is the upper end itself excluded?
 */
public record Range(double low, boolean lowOpen, double high, boolean highOpen) {

  public static final Range ALL =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  public boolean contains(double x) {
    return (lowOpen ? x > low : x >= low) && (highOpen ? x < high : x <= high);
  }

  /** As messages say it: "positive", "at least 1", "between 0 and 1". */
  public String text() {
    boolean below = high != Double.POSITIVE_INFINITY;
    boolean above = low != Double.NEGATIVE_INFINITY;
    if (above && below) {
      if (lowOpen == highOpen) {
        return (lowOpen ? "strictly " : "") + "between " + number(low) + " and " + number(high);
      }
      return (lowOpen ? "above " : "at least ")
          + number(low)
          + (highOpen ? " and below " : " and at most ")
          + number(high);
    }
    if (above) {
      return lowOpen && low == 0 ? "positive" : (lowOpen ? "above " : "at least ") + number(low);
    }
    if (below) {
      return (highOpen ? "below " : "at most ") + number(high);
    }
    return "any number";
  }

  private static String number(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}
