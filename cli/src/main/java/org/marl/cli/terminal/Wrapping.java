package org.marl.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Wrapping {
  private Wrapping() {}

  /** Lines of at most the width, broken at spaces; longer words stay whole. Never empty. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
