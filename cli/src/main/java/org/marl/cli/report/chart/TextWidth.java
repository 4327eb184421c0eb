package org.marl.cli.report.chart;

/**
 * Estimates the width of text. Figures are laid out without a font at hand; the estimate is that of
 * a wide sans-serif (DejaVu Sans), so that narrower ones fit as well.
 */
final class TextWidth {
  private TextWidth() {}

  static double of(String text, double size) {
    return text.codePoints().mapToDouble(TextWidth::em).sum() * size;
  }

  private static double em(int character) {
    if (character > 0x2e7f) {
      return 1;
    }
    if ("ijl.,:;'|!I ()[]".indexOf(character) >= 0) {
      return 0.36;
    }
    if ("ftr-/\"".indexOf(character) >= 0) {
      return 0.42;
    }
    if ("mwMWQO@%=+<>−".indexOf(character) >= 0) {
      return 0.86;
    }
    return Character.isUpperCase(character) ? 0.7 : 0.62;
  }

  /** The text, cut with an ellipsis if it is wider than allowed. */
  static String fit(String text, double size, double allowed) {
    if (of(text, size) <= allowed) {
      return text;
    }
    int end = text.length();
    while (end > 1 && of(text.substring(0, end) + "…", size) > allowed) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }
}
