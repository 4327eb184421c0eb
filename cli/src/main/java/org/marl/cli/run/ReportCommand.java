package org.marl.cli.run;

import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.FAILED;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
import org.marl.cli.report.ReportWriter;
import org.marl.cli.script.Scripts;
import org.marl.cli.terminal.ColorMode;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.core.claim.ClaimChecker;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.run.RunDirectoryException;
import org.marl.core.run.RunResults;
import org.marl.dsl.Compilation;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** {@code marl report}: the report of results that are there. */
public final class ReportCommand implements Command {
  private static final String SCRIPT = "script";

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "writes the report of earlier results again";
  }

  @Override
  public Usage usage() {
    Map<ExitCode, String> exits = new LinkedHashMap<>();
    exits.put(OK, "the report is written");
    exits.put(ERRORS, "the script has errors, or OUT holds no results of it");
    exits.put(USAGE, USAGE.meaning());
    exits.put(FAILED, "the report cannot be written");
    return new Usage(
        List.of("report [OPTION...] OUT"),
        List.of(
            "Writes OUT/report.html and OUT/figures again, from the metrics of the runs in OUT."
                + " Figures, tables and claims are those of the script that is stored with the"
                + " runs; a script with imports must be named by --script."),
        List.of(
            CommonOptions.valued(
                SCRIPT, "FILE", "Takes figures, tables and claims from this script."),
            CommonOptions.definition(),
            CommonOptions.color()),
        new Usage.Example(
            "marl report runs/quickstart/quickstart --script examples/quickstart.marl",
            "Writes the report anew, after a change of the script's figures."),
        exits);
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    Path out = Path.of(arguments.words("OUT", 1).get(0));
    Terminal colored = terminal.with(arguments.choice(CommonOptions.COLOR, ColorMode.AUTO));
    StoredExperiment stored;
    RunResults results;
    try {
      stored = StoredExperiment.read(out);
      results = RunResults.read(out);
    } catch (IOException e) {
      return complain(out + " holds no results: " + e.getMessage(), ERRORS, colored.err());
    } catch (RunDirectoryException e) {
      return complain(e.getMessage(), ERRORS, colored.err());
    }
    Path script = arguments.value(SCRIPT).map(Scripts::path).orElse(stored.script());
    Optional<ExperimentPlan> plan =
        compile(script, stored.experiment(), arguments.definitions(), colored);
    return plan.map(found -> write(found, results, script, out, colored)).orElse(ERRORS);
  }

  private static Optional<ExperimentPlan> compile(
      Path script, String experiment, Map<String, String> definitions, Terminal terminal) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = Scripts.read(script, diagnostics);
    if (source.isEmpty()) {
      Scripts.print(diagnostics.sorted(), Format.TEXT, terminal.err());
      return Optional.empty();
    }
    Compilation compilation = Scripts.compile(source.get(), definitions);
    if (compilation.hasErrors()) {
      Scripts.print(compilation.diagnostics(), Format.TEXT, terminal.err());
      return Optional.empty();
    }
    return Optional.of(
        compilation.experiments().stream()
            .filter(plan -> plan.name().equals(experiment))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "`" + script + "` has no experiment `" + experiment + "`",
                        "name the script of these results by --script")));
  }

  private static ExitCode write(
      ExperimentPlan plan, RunResults results, Path script, Path out, Terminal terminal) {
    try {
      List<String> warnings =
          ReportWriter.write(
              plan,
              results,
              ClaimChecker.check(plan.claims(), results),
              Map.of("Script", script.getFileName().toString()),
              out);
      warnings.forEach(warning -> terminal.err().line("warning: " + warning));
    } catch (IOException e) {
      return complain("cannot write the report: " + e.getMessage(), FAILED, terminal.err());
    }
    terminal.out().line("report in " + out.resolve("report.html"));
    return OK;
  }

  private static ExitCode complain(String message, ExitCode code, Output err) {
    err.line(err.styled(Style.RED, "error") + ": " + message);
    return code;
  }
}
