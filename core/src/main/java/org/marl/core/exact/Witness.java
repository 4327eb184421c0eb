package org.marl.core.exact;

import java.util.Locale;

/**
 * Two points that show that a function is not convex: its slope falls from the first to the second.
 *
 * @param left the smaller point
 * @param leftSlope the slope there
 * @param right the larger point
 * @param rightSlope the slope there, below {@code leftSlope}
 */
public record Witness(double left, double leftSlope, double right, double rightSlope) {

  /** For people: {@code f is not convex: its slope falls from 0.7 at x = 2 to 0.3 at x = 2.5}. */
  public String sentence(String function) {
    for (int digits = 3; digits < 17; digits++) {
      String a = text(leftSlope, digits);
      String b = text(rightSlope, digits);
      String x = text(left, digits);
      String y = text(right, digits);
      if (!a.equals(b) && !x.equals(y)) {
        return "%s is not convex: its slope falls from %s at x = %s to %s at x = %s"
            .formatted(function, a, x, b, y);
      }
    }
    return "%s is not convex: its slope falls from %s at x = %s to %s at x = %s"
        .formatted(function, leftSlope, left, rightSlope, right);
  }

  static String text(double number, int digits) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "∞" : "-∞";
    }
    String text = String.format(Locale.ROOT, "%." + digits + "g", number);
    double rounded = Double.parseDouble(text);
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e7) {
      return Long.toString((long) rounded);
    }
    return Double.toString(rounded).replace(".0E", "e").replace('E', 'e');
  }
}
