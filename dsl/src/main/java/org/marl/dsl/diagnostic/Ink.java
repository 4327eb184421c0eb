package org.marl.dsl.diagnostic;

/** ANSI colours, or none. */
final class Ink {
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String CYAN = "1;36";
  private static final String BLUE = "1;34";
  private static final String BOLD = "1";

  private final boolean colour;

  Ink(boolean colour) {
    this.colour = colour;
  }

  String severity(Severity severity, String text) {
    return paint(
        switch (severity) {
          case ERROR -> RED;
          case WARNING -> YELLOW;
          case NOTE -> CYAN;
        },
        text);
  }

  String gutter(String text) {
    return paint(BLUE, text);
  }

  String strong(String text) {
    return paint(BOLD, text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
