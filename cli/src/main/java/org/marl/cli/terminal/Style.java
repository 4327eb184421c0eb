package org.marl.cli.terminal;

/** How a word stands out where colours are on. */
public enum Style {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text between the control sequences that switch the style on and off. */
  String wrap(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
