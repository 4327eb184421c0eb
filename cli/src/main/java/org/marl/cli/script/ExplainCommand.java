package org.marl.cli.script;

import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.command.UsageException;
import org.marl.cli.terminal.ColorMode;
import org.marl.cli.terminal.Terminal;
import org.marl.dsl.Compilation;
import org.marl.dsl.Described;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** {@code marl explain}: what the compiler makes of a declaration, and what a code means. */
public final class ExplainCommand implements Command {
  private static final String CODE = "MARL-";
  private static final String PROGRAM = "program";

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "shows what the compiler makes of a declaration, or what a code means";
  }

  @Override
  public Usage usage() {
    return new Usage(
        List.of("explain [OPTION...] SCRIPT NAME", "explain CODE"),
        List.of(
            "Shows what the compiler makes of a declaration that SCRIPT can name: of a divergence its"
                + " slopes in symbols, its kinks, limits and convexity; of an update its statements;"
                + " of an algorithm every key with its value; of an experiment its runs and claims.",
            "With the CODE of a diagnostic, such as MARL-N001, prints its page."),
        List.of(
            CommonOptions.flag(
                PROGRAM,
                "Prints the tensor programs of the first run of the algorithm or experiment NAME."),
            CommonOptions.definition(),
            CommonOptions.color()),
        new Usage.Example(
            "marl explain examples/quickstart.marl tv",
            "Prints f, f' and f'' of the total variation distance."),
        Usage.exits(OK, ERRORS, USAGE));
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    List<String> words = arguments.words("SCRIPT or CODE", 2);
    if (words.get(0).toUpperCase(Locale.ROOT).startsWith(CODE) && words.size() == 1) {
      ErrorPages.page(words.get(0).toUpperCase(Locale.ROOT)).forEach(terminal.out()::line);
      return OK;
    }
    if (words.size() < 2) {
      throw new UsageException("NAME is missing", "say which declaration of the script to explain");
    }
    return explain(words.get(0), words.get(1), arguments, terminal);
  }

  private static ExitCode explain(
      String script, String name, Arguments arguments, Terminal terminal) {
    Terminal colored = terminal.with(arguments.choice(CommonOptions.COLOR, ColorMode.AUTO));
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = Scripts.read(Scripts.path(script), diagnostics);
    if (source.isEmpty()) {
      Scripts.print(diagnostics.sorted(), Format.TEXT, colored.err());
      return ERRORS;
    }
    Compilation compilation = Scripts.compile(source.get(), arguments.definitions());
    if (compilation.hasErrors()) {
      Scripts.print(compilation.diagnostics(), Format.TEXT, colored.err());
      return ERRORS;
    }
    if (arguments.has(PROGRAM)) {
      return RunPrograms.print(compilation, name, colored);
    }
    List<String> lines =
        compilation
            .explain(name)
            .orElseThrow(
                () ->
                    UsageException.unknown(
                        "declaration",
                        name,
                        compilation.names().stream().map(Described::name).toList()));
    lines.forEach(terminal.out()::line);
    return OK;
  }
}
