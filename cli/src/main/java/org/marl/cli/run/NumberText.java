package org.marl.cli.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as result tables show them. */
final class NumberText {
  private static final MathContext DIGITS = new MathContext(6);

  private NumberText() {}

  /** Six significant digits, without zeros at the end. */
  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    double size = Math.abs(value);
    if (value == 0) {
      return "0";
    }
    if (size < 1e-4 || size >= 1e9) {
      return String.format(Locale.ROOT, "%.4e", value).replaceFirst("\\.?0*e\\+?(-?)0*", "e$1");
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
