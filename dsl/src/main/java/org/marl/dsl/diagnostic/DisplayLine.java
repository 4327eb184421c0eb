package org.marl.dsl.diagnostic;

import org.marl.dsl.source.Source;

/**
 * A line of a source as a terminal shows it: tabs are four spaces, East Asian wide characters take
 * two columns, characters that cannot be seen are question marks. A long line is cut to what
 * surrounds a place.
 */
final class DisplayLine {
  /** Columns shown of a line. */
  static final int WIDTH = 100;

  private static final int BEFORE = 40;
  private static final String CUT = "...";

  private final int start;
  private final int[] columns;
  private final String text;

  private DisplayLine(int start, int[] columns, String text) {
    this.start = start;
    this.columns = columns;
    this.text = text;
  }

  /**
   * Lays out a line.
   *
   * @param line its number, from 1
   * @param focus an offset in it that must be visible
   */
  static DisplayLine of(Source source, int line, int focus) {
    int lineStart = source.lineStart(line);
    String whole = source.lineText(line);
    int middle = Math.max(0, Math.min(focus - lineStart, whole.length()));
    boolean all = whole.length() <= WIDTH && width(whole) <= WIDTH;
    int from = all ? 0 : boundary(whole, Math.max(0, middle - BEFORE));
    int to = whole.length();
    if (!all) {
      to = from;
      int columns = 0;
      while (to < whole.length() && columns <= WIDTH - 2 * CUT.length()) {
        int c = whole.codePointAt(to);
        columns += width(c);
        to += Character.charCount(c);
      }
    }
    return layOut(whole, lineStart, from, to);
  }

  private static DisplayLine layOut(String whole, int lineStart, int from, int to) {
    int[] columns = new int[to - from + 1];
    StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
    int column = text.length();
    for (int i = from; i < to; ) {
      int c = whole.codePointAt(i);
      int units = Character.charCount(c);
      for (int unit = 0; unit < units && i + unit < to; unit++) {
        columns[i - from + unit] = column;
      }
      text.append(shown(c));
      column += width(c);
      i += units;
    }
    columns[to - from] = column;
    if (to < whole.length()) {
      text.append(CUT);
    }
    return new DisplayLine(lineStart + from, columns, text.toString());
  }

  /** Moves an index out of the middle of a surrogate pair. */
  private static int boundary(String text, int index) {
    return index > 0
            && index < text.length()
            && Character.isLowSurrogate(text.charAt(index))
            && Character.isHighSurrogate(text.charAt(index - 1))
        ? index - 1
        : index;
  }

  String text() {
    return text;
  }

  /** The column, from 0, of an offset in the source; the nearest shown if it is cut off. */
  int column(int offset) {
    return columns[Math.max(0, Math.min(offset - start, columns.length - 1))];
  }

  private static int width(String text) {
    return text.codePoints().map(DisplayLine::width).sum();
  }

  private static String shown(int c) {
    if (c == '\t') {
      return "    ";
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "?";
      default -> Character.toString(c);
    };
  }

  private static int width(int c) {
    if (c == '\t') {
      return 4;
    }
    if (Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The wide blocks of Unicode Standard Annex 11, roughly. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
