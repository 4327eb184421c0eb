package org.marl.cli.script;

import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.terminal.ColorMode;
import org.marl.cli.terminal.Counting;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** {@code marl check}: all mistakes of scripts, without running anything. */
public final class CheckCommand implements Command {

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "finds the mistakes in scripts without running them";
  }

  @Override
  public Usage usage() {
    return new Usage(
        List.of("check [OPTION...] SCRIPT..."),
        List.of(
            "Compiles scripts and prints everything that is wrong with them: all mistakes of a file,"
                + " in their order, each with its place. Nothing is run and nothing is written.",
            "Findings go to standard error; with --format json to standard output, one object per"
                + " line."),
        List.of(
            CommonOptions.valued(
                CommonOptions.FORMAT, "text|json", "How findings are printed; text by default."),
            CommonOptions.definition(),
            CommonOptions.color()),
        new Usage.Example(
            "marl check examples/quickstart.marl", "Checks a script and counts its runs."),
        Usage.exits(OK, ERRORS, USAGE));
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    Format format = arguments.choice(CommonOptions.FORMAT, Format.TEXT);
    Map<String, String> definitions = arguments.definitions();
    Terminal colored = terminal.with(arguments.choice(CommonOptions.COLOR, ColorMode.AUTO));
    List<Path> paths = arguments.words("SCRIPT").stream().map(Scripts::path).toList();
    ExitCode worst = OK;
    for (Path path : paths) {
      worst = worst.and(check(path, definitions, format, colored));
    }
    return worst;
  }

  private static ExitCode check(
      Path path, Map<String, String> definitions, Format format, Terminal terminal) {
    Diagnostics unreadable = new Diagnostics();
    Optional<Source> source = Scripts.read(path, unreadable);
    if (source.isEmpty()) {
      print(unreadable, format, terminal);
      return ERRORS;
    }
    Compilation compilation = Scripts.compile(source.get(), definitions);
    Scripts.print(
        compilation.diagnostics(), format, format == Format.JSON ? terminal.out() : terminal.err());
    if (compilation.hasErrors()) {
      return ERRORS;
    }
    if (format == Format.TEXT) {
      terminal.out().line(path + ": " + contents(compilation.experiments()));
    }
    return OK;
  }

  private static void print(Diagnostics found, Format format, Terminal terminal) {
    Scripts.print(found.sorted(), format, format == Format.JSON ? terminal.out() : terminal.err());
  }

  private static String contents(List<ExperimentPlan> experiments) {
    long runs = experiments.stream().mapToLong(experiment -> experiment.runs().count()).sum();
    if (experiments.isEmpty()) {
      return "no errors; it has no experiments";
    }
    return "no errors; "
        + Counting.of(experiments.size(), "experiment")
        + ", "
        + Counting.of(runs, "run");
  }
}
