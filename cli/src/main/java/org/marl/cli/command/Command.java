package org.marl.cli.command;

import org.marl.cli.terminal.Terminal;

/** One word after {@code marl}. Commands have no state. */
public interface Command {

  /** The word. */
  String name();

  /** One line for {@code marl --help}. */
  String summary();

  /** What {@code --help} prints and what the command line may hold. */
  Usage usage();

  /**
   * Does what the user wants.
   *
   * @throws UsageException if the arguments make no sense
   */
  ExitCode run(Arguments arguments, Terminal terminal);
}
