package org.marl.core.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Term;

/** Terms and numbers as the details of results show them. */
final class TermText {
  private TermText() {}

  static String of(Term term) {
    if (term instanceof Claim.Number number) {
      return number(number.value());
    }
    if (term instanceof Claim.Summarised summarised) {
      String fixed =
          summarised.fixed().entrySet().stream()
              .map(axis -> ", " + axis.getKey() + " = " + axis.getValue())
              .sorted()
              .collect(Collectors.joining());
      String word = summarised.summary().name().toLowerCase(Locale.ROOT);
      return word + "(" + summarised.column() + fixed + ")";
    }
    if (term instanceof Claim.Current current) {
      return "next(".repeat(current.ahead()) + current.column() + ")".repeat(current.ahead());
    }
    if (term instanceof Claim.One one) {
      return one.operation().word() + "(" + of(one.argument()) + ")";
    }
    if (term instanceof Claim.Two two) {
      return "(" + of(two.left()) + " " + two.operation().symbol() + " " + of(two.right()) + ")";
    }
    if (term instanceof Claim.If) {
      return "the chosen branch";
    }
    if (term instanceof Claim.Throughout throughout) {
      return of(throughout.condition());
    }
    if (term instanceof Claim.Confidence confidence) {
      return "confidence(" + of(confidence.condition()) + ")";
    }
    throw new AssertionError(term);
  }

  /** Both numbers of a comparison, with as many digits as it takes to tell them apart. */
  static String comparison(double left, String symbol, double right) {
    String a = number(left);
    String b = number(right);
    return a.equals(b) && left != right
        ? left + " " + symbol + " " + right
        : a + " " + symbol + " " + b;
  }

  /** Six significant digits. */
  static String number(double x) {
    if (Double.isInfinite(x)) {
      return x > 0 ? "infinity" : "-infinity";
    }
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(6)).stripTrailingZeros();
    return x == 0 || (Math.abs(x) >= 1e-4 && Math.abs(x) < 1e9)
        ? rounded.toPlainString()
        : rounded.toString().replace("E+", "e").replace('E', 'e');
  }
}
