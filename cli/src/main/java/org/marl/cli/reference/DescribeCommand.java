package org.marl.cli.reference;

import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.command.UsageException;
import org.marl.cli.script.Scripts;
import org.marl.cli.terminal.Terminal;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** {@code marl describe}: everything about a word. */
public final class DescribeCommand implements Command {
  private static final String SCRIPT = "script";

  @Override
  public String name() {
    return "describe";
  }

  @Override
  public String summary() {
    return "describes a word: a component with its keys, a declaration, a quantity";
  }

  @Override
  public Usage usage() {
    return new Usage(
        List.of("describe [--script FILE] NAME"),
        List.of(
            "Describes a word of the language: of a component its keys with their defaults; of a"
                + " declaration its documentation and text; of a quantity its axes, when it is"
                + " computed, and which learners supply it; of a built-in function its meaning."),
        List.of(
            CommonOptions.valued(
                SCRIPT, "FILE", "Knows the declarations of this script, too, and of its imports.")),
        new Usage.Example("marl describe adam", "Lists the keys of the Adam optimizer."),
        Usage.exits(OK, ERRORS, USAGE));
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    String name = arguments.words("NAME", 1).get(0);
    Optional<Vocabulary> vocabulary =
        arguments.value(SCRIPT).isEmpty()
            ? Optional.of(Vocabulary.ofLibrary())
            : read(arguments.value(SCRIPT).get(), terminal);
    if (vocabulary.isEmpty()) {
      return ERRORS;
    }
    List<Word> words = vocabulary.get().named(name);
    if (words.isEmpty()) {
      throw UsageException.unknown("word", name, vocabulary.get().names());
    }
    for (int i = 0; i < words.size(); i++) {
      if (i > 0) {
        terminal.out().line("");
      }
      words.get(i).description(terminal.width()).forEach(terminal.out()::line);
    }
    return OK;
  }

  /** A script with errors still has the declarations that can be read. */
  private static Optional<Vocabulary> read(String script, Terminal terminal) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = Scripts.read(Scripts.path(script), diagnostics);
    if (source.isEmpty()) {
      Scripts.print(diagnostics.sorted(), Format.TEXT, terminal.err());
    }
    return source.map(text -> Vocabulary.of(Scripts.compile(text, Map.of())));
  }
}
