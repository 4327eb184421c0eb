package org.marl.core.catalog;

/** Phrases of {@link ParameterType#text}. */
final class Words {
  private Words() {}

  static String number(String noun, Range range) {
    String text = range.text();
    if (range.equals(Range.ALL)) {
      return "a " + noun;
    }
    return text.equals("positive") ? "a positive " + noun : "a " + noun + ", " + text;
  }
}
