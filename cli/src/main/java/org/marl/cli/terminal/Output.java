package org.marl.cli.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream that people may be looking at.
 *
 * @param stream where text goes, as UTF-8
 * @param isTerminal is it a terminal, rather than a file or a pipe?
 * @param isColored may it hold control sequences for colours?
 */
public record Output(PrintStream stream, boolean isTerminal, boolean isColored) {

  /** No terminal, no colours. */
  public static Output plain(OutputStream stream) {
    return new Output(new PrintStream(stream, true, StandardCharsets.UTF_8), false, false);
  }

  /** Prints the text and ends the line, as {@code \n} on every system. */
  public void line(String text) {
    stream.print(text + "\n");
    stream.flush();
  }

  /** Prints the text as it is. */
  public void text(String text) {
    stream.print(text);
    stream.flush();
  }

  /** The text in the style, where colours are on. */
  public String styled(Style style, String text) {
    return isColored ? style.wrap(text) : text;
  }

  Output colored(boolean colored) {
    return new Output(stream, isTerminal, colored);
  }
}
