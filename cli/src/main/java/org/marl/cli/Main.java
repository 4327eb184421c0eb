package org.marl.cli;

import java.util.List;
import org.marl.cli.terminal.Terminal;

/** The {@code marl} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] words) {
    System.exit(Marl.run(List.of(words), Terminal.system()).code());
  }
}
