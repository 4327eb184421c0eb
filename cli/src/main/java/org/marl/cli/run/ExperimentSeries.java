package org.marl.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Style;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.run.Earlier;
import org.marl.core.run.RunDirectory;
import org.marl.core.run.RunDirectoryException;
import org.marl.core.run.RunTexts;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

/** The experiments of one command, one after another. */
final class ExperimentSeries {
  private final RunSettings settings;
  private final Source source;
  private final Terminal terminal;

  /** An experiment with its folder, open. */
  private record Prepared(ExperimentPlan plan, Path out, RunDirectory directory) {}

  ExperimentSeries(RunSettings settings, Source source, Terminal terminal) {
    this.settings = settings;
    this.source = source;
    this.terminal = terminal;
  }

  ExitCode run(List<ExperimentPlan> experiments) {
    List<Prepared> prepared = new ArrayList<>();
    try {
      // All folders first: nobody waits for an experiment to hear that the next cannot start.
      for (ExperimentPlan experiment : experiments) {
        prepared.add(prepare(experiment, experiments.size()));
      }
    } catch (RunDirectoryException e) {
      return complain(e.getMessage(), e.help(), ExitCode.ERRORS);
    }
    try (Interruption interruption = Interruption.watch()) {
      return execute(prepared, interruption);
    } catch (RunDirectoryException e) {
      return complain(e.getMessage(), e.help(), ExitCode.FAILED);
    }
  }

  private Prepared prepare(ExperimentPlan experiment, int experiments) {
    Path out = settings.folder(experiment.name(), experiments);
    RunTexts texts = new RunTexts(source.text(), PlanPrinter::print);
    return new Prepared(experiment, out, RunDirectory.open(out, settings.earlier(), texts));
  }

  private ExitCode execute(List<Prepared> experiments, Interruption interruption) {
    ExitCode worst = ExitCode.OK;
    for (Prepared experiment : experiments) {
      ExperimentRun run =
          new ExperimentRun(experiment.plan(), experiment.out(), experiment.directory());
      ExperimentOutcome outcome =
          run.execute(settings, source.path().orElseThrow(), terminal, interruption.cancellation());
      if (interruption.cancellation().isRequested()) {
        tellHowToContinue(outcome);
        return ExitCode.FAILED;
      }
      print(outcome);
      worst = worst.and(outcome.exitCode());
    }
    return worst;
  }

  private void print(ExperimentOutcome outcome) {
    if (settings.format() == Format.JSON) {
      terminal.out().line(OutcomeJson.line(outcome));
    } else {
      new OutcomeText(terminal, settings.quiet()).print(outcome);
    }
  }

  private void tellHowToContinue(ExperimentOutcome outcome) {
    terminal
        .err()
        .line(
            "Stopped: "
                + (outcome.counts().done() + outcome.counts().kept())
                + " of "
                + outcome.plan().runs().count()
                + " runs of "
                + outcome.plan().name()
                + " are done. The same command with --resume"
                + (settings.earlier() == Earlier.OVERWRITE ? " in place of --overwrite" : "")
                + " does the rest.");
  }

  private ExitCode complain(String message, String help, ExitCode code) {
    Output err = terminal.err();
    err.line(err.styled(Style.RED, "error") + ": " + message);
    if (!help.isEmpty()) {
      err.line("  = help: " + help);
    }
    return code;
  }
}
