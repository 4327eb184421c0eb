package org.marl.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a command.
 *
 * @param in where a script may come from
 * @param out results
 * @param err diagnostics and progress
 * @param width of a line, in characters
 */
public record Terminal(InputStream in, Output out, Output err, int width) {
  private static final int WIDTH = 100;
  private static final int NARROWEST = 40;

  /** Streams that are no terminal. */
  public static Terminal plain(InputStream in, OutputStream out, OutputStream err) {
    return new Terminal(in, Output.plain(out), Output.plain(err), WIDTH);
  }

  /**
   * The streams of the process. Only the launcher can tell cheaply what they are; it says so in the
   * system properties {@code marl.out.terminal}, {@code marl.err.terminal} and {@code marl.width}.
   */
  public static Terminal system() {
    boolean colors = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        output(FileDescriptor.out, Boolean.getBoolean("marl.out.terminal"), colors),
        output(FileDescriptor.err, Boolean.getBoolean("marl.err.terminal"), colors),
        Math.max(NARROWEST, Integer.getInteger("marl.width", WIDTH)));
  }

  private static Output output(FileDescriptor file, boolean isTerminal, boolean colors) {
    PrintStream stream = new PrintStream(new FileOutputStream(file), false, StandardCharsets.UTF_8);
    return new Output(stream, isTerminal, isTerminal && colors);
  }

  /** The same streams, with the colours that the user wants. */
  public Terminal with(ColorMode mode) {
    return switch (mode) {
      case AUTO -> this;
      case ALWAYS -> new Terminal(in, out.colored(true), err.colored(true), width);
      case NEVER -> new Terminal(in, out.colored(false), err.colored(false), width);
    };
  }
}
