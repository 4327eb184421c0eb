package org.marl.cli.run;

import static org.marl.cli.command.ExitCode.CLAIM;
import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.FAILED;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.Command;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.ExitCode;
import org.marl.cli.command.Usage;
import org.marl.cli.command.UsageException;
import org.marl.cli.script.Scripts;
import org.marl.cli.terminal.ColorMode;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** {@code marl run}: from a script to results, claims and a report. */
public final class RunCommand implements Command {

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "runs the experiments of a script, checks their claims, writes reports";
  }

  @Override
  public Usage usage() {
    Map<ExitCode, String> exits = new LinkedHashMap<>();
    exits.put(OK, "all runs are done and all claims hold");
    exits.put(ERRORS, "the script has errors, or OUT cannot be used; nothing is written then");
    exits.put(USAGE, USAGE.meaning());
    exits.put(FAILED, "a run failed or was stopped, or results could not be written");
    exits.put(CLAIM, "all runs are done, and a claim does not hold");
    return new Usage(
        List.of("run [OPTION...] SCRIPT [EXPERIMENT...]"),
        List.of(
            "Runs the experiments of a script, or those that are named. Prints the final values of"
                + " every cell, seeds averaged, and whether each claim holds; writes metrics, a"
                + " summary and report.html.",
            "Ctrl-C stops the runs; the same command with --resume continues them. So it does after"
                + " the process was killed or the power failed: runs with networks write"
                + " checkpoints, others begin anew."),
        options(),
        new Usage.Example(
            "marl run examples/quickstart.marl --out /tmp/quickstart",
            "Runs the experiment of the script and leaves its results in /tmp/quickstart."),
        exits);
  }

  private static List<Option> options() {
    return List.of(
        CommonOptions.valued(
            RunSettings.OUT,
            "OUT",
            "Folder for the results; with several experiments, OUT/EXPERIMENT for each. Without it:"
                + " runs/SCRIPT/EXPERIMENT in the working folder."),
        CommonOptions.flag(
            RunSettings.RESUME,
            "Keeps the runs in OUT that are done, and does the others, from their last checkpoint"
                + " where they have one."),
        CommonOptions.flag(
            RunSettings.OVERWRITE, "Replaces an earlier result in OUT; other files there stay."),
        CommonOptions.valued(
            RunSettings.JOBS,
            "N",
            "Runs at once; by default as many as there are processors for their threads."),
        CommonOptions.valued(
            RunSettings.DEVICE,
            "auto|cpu|gpu",
            "What networks compute on; auto, the default, is a GPU where PyTorch can use one."),
        CommonOptions.valued(
            RunSettings.THREADS,
            "N",
            "Processors for the tensors of each run, by default 1. With 2, critics are fitted beside"
                + " the policies and large networks in halves, which can change the last digits; more pay"
                + " for large batches."),
        CommonOptions.valued(
            RunSettings.CHECKPOINT_EVERY,
            "SECONDS",
            "Between two checkpoints of a run that keeps any; by default 60. They change no"
                + " result."),
        CommonOptions.definition(),
        CommonOptions.flag(
            RunSettings.QUIET, "Prints findings, failed runs and claims that fail, nothing else."),
        CommonOptions.color(),
        CommonOptions.valued(
            CommonOptions.FORMAT,
            "text|json",
            "How findings and results are printed; json: one object per line, on standard output."),
        CommonOptions.flag(RunSettings.NO_REPORT, "Writes no report.html and no figures."));
  }

  @Override
  public ExitCode run(Arguments arguments, Terminal terminal) {
    RunSettings settings = RunSettings.of(arguments);
    Terminal colored = terminal.with(arguments.choice(CommonOptions.COLOR, ColorMode.AUTO));
    Diagnostics diagnostics = new Diagnostics();
    Optional<Source> source = Scripts.read(settings.script(), diagnostics);
    if (source.isEmpty()) {
      return refuse(diagnostics.sorted(), settings, colored);
    }
    Compilation compilation = Scripts.compile(source.get(), settings.definitions());
    print(compilation.diagnostics(), settings, colored);
    if (compilation.hasErrors()) {
      return ERRORS;
    }
    List<ExperimentPlan> experiments = chosen(compilation.experiments(), settings);
    List<Diagnostic> missing = EngineCheck.missing(experiments, source.get());
    if (!missing.isEmpty()) {
      return refuse(missing, settings, colored);
    }
    Optional<ExitCode> noDevice = DeviceCheck.complain(experiments, settings.execution(), colored);
    if (noDevice.isPresent()) {
      return noDevice.get();
    }
    return new ExperimentSeries(settings, source.get(), colored).run(experiments);
  }

  private static List<ExperimentPlan> chosen(List<ExperimentPlan> all, RunSettings settings) {
    if (all.isEmpty()) {
      throw new UsageException(
          "`" + settings.script() + "` has no experiment",
          "marl check checks a script without any");
    }
    List<String> names = all.stream().map(ExperimentPlan::name).toList();
    for (String name : settings.experiments()) {
      if (!names.contains(name)) {
        throw UsageException.unknown("experiment", name, names);
      }
    }
    return all.stream()
        .filter(
            experiment ->
                settings.experiments().isEmpty()
                    || settings.experiments().contains(experiment.name()))
        .toList();
  }

  private static ExitCode refuse(
      List<Diagnostic> findings, RunSettings settings, Terminal terminal) {
    print(findings, settings, terminal);
    return ERRORS;
  }

  private static void print(List<Diagnostic> findings, RunSettings settings, Terminal terminal) {
    Scripts.print(
        findings,
        settings.format(),
        settings.format() == Format.JSON ? terminal.out() : terminal.err());
  }
}
