package org.marl.cli;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.HelpText;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.cli.terminal.TextTable;
import org.marl.core.run.Versions;

/** The {@code marl} command, in this process. */
public final class Marl {
  private static final List<String> HELP = List.of("--help", "-h", "help");

  private Marl() {}

  /** Does what the words say; whatever goes wrong is an exit code. */
  public static ExitCode run(List<String> words, Terminal terminal) {
    if (words.isEmpty()) {
      printOverview(terminal.err());
      return ExitCode.USAGE;
    }
    String first = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (first.equals("--version")) {
      terminal.out().line("marl " + Versions.marl());
      return ExitCode.OK;
    }
    if (HELP.contains(first)) {
      return help(rest, terminal);
    }
    return Commands.named(first)
        .map(command -> run(command, rest, terminal))
        .orElseGet(() -> complain("marl", unknown(first), terminal));
  }

  private static ExitCode help(List<String> words, Terminal terminal) {
    if (words.isEmpty()) {
      printOverview(terminal.out());
      return ExitCode.OK;
    }
    return Commands.named(words.get(0))
        .map(command -> printHelp(command, terminal))
        .orElseGet(() -> complain("marl", unknown(words.get(0)), terminal));
  }

  private static UsageException unknown(String word) {
    return UsageException.unknown(word.startsWith("-") ? "option" : "command", word, words());
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(Commands.names());
    words.addAll(List.of("--help", "--version"));
    return words;
  }

  private static ExitCode run(Command command, List<String> words, Terminal terminal) {
    if (words.contains("--help") || words.contains("-h")) {
      return printHelp(command, terminal);
    }
    try {
      return command.run(Arguments.parse(command.usage(), words), terminal);
    } catch (UsageException e) {
      return complain("marl " + command.name(), e, terminal);
    }
  }

  private static ExitCode printHelp(Command command, Terminal terminal) {
    HelpText.of(command.usage()).forEach(terminal.out()::line);
    return ExitCode.OK;
  }

  private static ExitCode complain(String command, UsageException problem, Terminal terminal) {
    Output err = terminal.err();
    err.line(err.styled(Style.RED, "error") + ": " + problem.getMessage());
    if (!problem.help().isEmpty()) {
      err.line("  = help: " + problem.help());
    }
    err.line("  = more: " + command + " --help");
    return ExitCode.USAGE;
  }

  private static void printOverview(Output output) {
    output.line("Marl: cooperative multi-agent reinforcement learning, from script to report.");
    output.line("");
    output.line("Usage: marl COMMAND [ARGUMENT...]");
    output.line("");
    output.line("Commands:");
    TextTable table = new TextTable();
    for (Command command : Commands.all()) {
      table.row(List.of(command.name(), command.summary()));
    }
    table.lines(2, 90).forEach(output::line);
    output.line("");
    output.line("  marl COMMAND --help   options, an example and the exit codes of a command");
    output.line("  marl --version        the version");
    output.line("");
    output.line("Start with:");
    output.line("  marl run examples/quickstart.marl");
  }
}
