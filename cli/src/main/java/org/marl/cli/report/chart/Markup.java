package org.marl.cli.report.chart;

/** Text inside XML and HTML. */
public final class Markup {
  private Markup() {}

  /**
   * The text with everything escaped that could end a text or a quoted attribute. Characters that
   * XML cannot hold become U+FFFD.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(character) ? character : 0xfffd);
              }
            });
    return out.toString();
  }

  private static boolean allowed(int character) {
    boolean control = character < 0x20 && character != '\t' && character != '\n';
    boolean surrogate = character >= 0xd800 && character <= 0xdfff;
    return !control && !surrogate && character != 0xfffe && character != 0xffff;
  }
}
