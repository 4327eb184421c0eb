package org.marl.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown page.
 *
 * @param page its file
 * @param line of the opening fence, from 1
 * @param language what the fence says
 * @param text between the fences
 */
record CodeBlock(Path page, int line, String language, String text) {
  private static final String FENCE = "```";

  static List<CodeBlock> in(Path page) throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    int opening = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        if (opening >= 0) {
          String text = String.join("\n", lines.subList(opening + 1, i)) + "\n";
          String language = lines.get(opening).substring(FENCE.length()).strip();
          blocks.add(new CodeBlock(page, opening + 1, language, text));
        }
        opening = opening < 0 ? i : -1;
      }
    }
    if (opening >= 0) {
      throw new AssertionError(page + ":" + (opening + 1) + ": a block is not closed");
    }
    return blocks;
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line;
  }
}
