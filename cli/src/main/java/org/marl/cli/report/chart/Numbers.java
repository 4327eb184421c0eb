package org.marl.cli.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers for people. */
public final class Numbers {
  private Numbers() {}

  /**
   * The text of a tick: as many decimals as the step needs; {@code 10k} and {@code 2M} as scripts
   * write them; powers of ten beyond that.
   */
  static String tick(double value, double step) {
    double size = Math.max(Math.abs(value), Math.abs(step));
    if (value == 0 && step >= 1) {
      return "0";
    }
    if (size >= 1e10 || size < 1e-4) {
      return scientific(value);
    }
    if (step >= 1e5 && size >= 1e6) {
      return plain(value / 1e6, step / 1e6) + "M";
    }
    if (step >= 100 && size >= 1e4) {
      return plain(value / 1e3, step / 1e3) + "k";
    }
    return plain(value, step);
  }

  private static String plain(double value, double step) {
    BigDecimal unit = new BigDecimal(step, new MathContext(2)).stripTrailingZeros();
    BigDecimal rounded =
        new BigDecimal(value).setScale(Math.max(0, unit.scale()), RoundingMode.HALF_EVEN);
    return minus(rounded.toPlainString());
  }

  private static String scientific(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal short3 = new BigDecimal(value, new MathContext(3)).stripTrailingZeros();
    int exponent = short3.precision() - short3.scale() - 1;
    String digits = short3.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return minus(digits + "e" + exponent);
  }

  /** Four significant digits, for tables and values under the pointer. */
  public static String value(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return minus(Long.toString((long) value));
    }
    if (size >= 1e6 || size < 1e-3) {
      return scientific(value);
    }
    BigDecimal rounded =
        size >= 1e3
            ? new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN)
            : new BigDecimal(value, new MathContext(4));
    return minus(rounded.toPlainString());
  }

  /** The typographic minus sign is as wide as a digit. */
  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
