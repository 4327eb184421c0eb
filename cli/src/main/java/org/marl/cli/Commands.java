package org.marl.cli;

import java.util.List;
import java.util.Optional;
import org.marl.cli.command.Command;
import org.marl.cli.reference.DescribeCommand;
import org.marl.cli.reference.ListCommand;
import org.marl.cli.run.ReportCommand;
import org.marl.cli.run.RunCommand;
import org.marl.cli.script.CheckCommand;
import org.marl.cli.script.ExplainCommand;
import org.marl.cli.script.FormatCommand;

/**
 * Every command. Making one loads hardly more than its own class: what it needs it loads when it
 * runs.
 */
final class Commands {
  private Commands() {}

  /** In the order of {@code marl --help}. */
  static List<Command> all() {
    return List.of(
        new RunCommand(),
        new CheckCommand(),
        new FormatCommand(),
        new ListCommand(),
        new DescribeCommand(),
        new ExplainCommand(),
        new ReportCommand());
  }

  static List<String> names() {
    return all().stream().map(Command::name).toList();
  }

  static Optional<Command> named(String name) {
    return all().stream().filter(command -> command.name().equals(name)).findFirst();
  }
}
