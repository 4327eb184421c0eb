package org.marl.dsl.parse;

/** The value of a number as written: {@code 1e-3}, {@code 50_000}, {@code 10k}, {@code 2M}. */
final class NumberReader {
  /** Beyond the exponents of doubles by far; keeps the sum with a suffix from overflowing. */
  private static final int LARGE_EXPONENT = 100_000;

  private NumberReader() {}

  /** The nearest double, infinite if there is none. */
  static double value(String spelling) {
    String text = spelling.replace("_", "");
    int shift = text.endsWith("k") ? 3 : text.endsWith("M") ? 6 : 0;
    if (shift > 0) {
      text = text.substring(0, text.length() - 1);
    }
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    String digits = e < 0 ? text : text.substring(0, e);
    int exponent = e < 0 ? 0 : exponent(text.substring(e + 1));
    return Double.parseDouble(digits + "e" + (exponent + shift));
  }

  private static int exponent(String text) {
    try {
      int exponent = Integer.parseInt(text);
      return Math.max(-LARGE_EXPONENT, Math.min(LARGE_EXPONENT, exponent));
    } catch (NumberFormatException overflow) {
      return text.startsWith("-") ? -LARGE_EXPONENT : LARGE_EXPONENT;
    }
  }
}
