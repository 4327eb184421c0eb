package org.marl.cli.reference;

import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.util.List;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.cli.terminal.TextTable;

/** {@code marl list}: every word of the language with its summary. */
public final class ListCommand implements Command {

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String summary() {
    return "lists the words of the language: algorithms, divergences, components, ...";
  }

  @Override
  public Usage usage() {
    return new Usage(
        List.of("list [KIND]"),
        List.of(
            "Lists what scripts can name, by kind and each with its summary: the declarations of the"
                + " library, the components of all plug-ins, the quantities of expressions and the"
                + " built-in functions.",
            "With KIND, such as `algorithm`, `divergence` or `optimizer`, lists that kind only."),
        List.of(),
        new Usage.Example("marl list divergence", "Lists the divergences of the library."),
        Usage.exits(OK, USAGE));
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    Vocabulary vocabulary = Vocabulary.ofLibrary();
    List<String> kinds =
        arguments.words().isEmpty()
            ? vocabulary.kinds()
            : List.of(kind(arguments.words("KIND", 1).get(0), vocabulary.kinds()));
    boolean first = true;
    for (String kind : kinds) {
      if (!first) {
        terminal.out().line("");
      }
      first = false;
      print(kind, vocabulary, terminal);
    }
    return OK;
  }

  private static String kind(String word, List<String> kinds) {
    if (!kinds.contains(word)) {
      throw UsageException.unknown("kind", word, kinds);
    }
    return word;
  }

  private static void print(String kind, Vocabulary vocabulary, Terminal terminal) {
    terminal.out().line(terminal.out().styled(Style.BOLD, kind));
    TextTable table = new TextTable();
    for (Word word : vocabulary.of(kind)) {
      table.row(List.of(word.name(), word.summary()));
    }
    table.lines(2, terminal.width()).forEach(terminal.out()::line);
  }
}
