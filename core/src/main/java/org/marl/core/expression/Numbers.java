package org.marl.core.expression;

/** Numbers as scripts write them. */
final class Numbers {
  /** Integers up to here are exact and are written without an exponent. */
  private static final double LARGEST_INTEGER = 1e15;

  private Numbers() {}

  /**
   * The shortest text that reads back as the same number: {@code 2}, {@code 0.001}, {@code 1e-4}.
   */
  static String text(double x) {
    if (x == Math.rint(x) && Math.abs(x) < LARGEST_INTEGER) {
      return Long.toString((long) x);
    }
    return Double.toString(x).replace(".0E", "e").replace('E', 'e');
  }
}
