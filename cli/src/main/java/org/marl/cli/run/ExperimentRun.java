package org.marl.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.report.ReportWriter;
import org.marl.cli.terminal.Terminal;
import org.marl.core.claim.ClaimChecker;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Cancellation;
import org.marl.core.run.CheckpointPolicy;
import org.marl.core.run.ClaimResult;
import org.marl.core.run.LocalExecutor;
import org.marl.core.run.RunCounts;
import org.marl.core.run.RunDirectory;
import org.marl.core.run.RunListener;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunWriter;

/** Executes one experiment into its folder. */
record ExperimentRun(ExperimentPlan plan, Path out, RunDirectory directory) {

  /** The runs, then the claims, the summary and the report; after a cancellation no report. */
  ExperimentOutcome execute(
      RunSettings settings, Path script, Terminal terminal, Cancellation cancellation) {
    long start = System.nanoTime();
    Failures failures = new Failures();
    AtomicLong replaced = new AtomicLong();
    Resumptions resumptions = new Resumptions();
    RunCounts counts =
        executeRuns(settings, terminal, List.of(failures, resumptions), cancellation, replaced);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    RunResults results = directory.results(plan);
    boolean stopped = cancellation.isRequested();
    List<ClaimResult> claims = stopped ? List.of() : ClaimChecker.check(plan.claims(), results);
    directory.writeSummary(plan, claims);
    List<String> warnings = new ArrayList<>(resumptions.warnings());
    Optional<Path> report =
        settings.report() && !stopped
            ? report(results, claims, script, warnings)
            : Optional.empty();
    return new ExperimentOutcome(
        plan,
        out,
        results,
        counts,
        replaced.get(),
        resumptions.count(),
        failures.sentences(),
        claims,
        report,
        warnings,
        time);
  }

  private RunCounts executeRuns(
      RunSettings settings,
      Terminal terminal,
      List<RunListener> followers,
      Cancellation cancellation,
      AtomicLong replaced) {
    boolean silent = settings.quiet() || settings.format() == Format.JSON;
    try (Progress progress = Progress.start(plan, terminal, silent)) {
      RunWriter writer = directory.writer();
      List<RunListener> listeners = new ArrayList<>(List.of(writer, progress));
      listeners.addAll(followers);
      return new LocalExecutor(
              run -> RunAssembler.assemble(run, settings.execution()),
              settings.jobs(),
              new CheckpointPolicy(writer::checkpoints, settings.checkpointEvery()))
          .execute(
              plan, run -> isFinished(run, replaced), RunListener.all(listeners), cancellation);
    }
  }

  private boolean isFinished(RunPlan run, AtomicLong replaced) {
    boolean finished = directory.isFinished(run);
    if (!finished && directory.isReplaced(run)) {
      replaced.incrementAndGet();
    }
    return finished;
  }

  private Optional<Path> report(
      RunResults results, List<ClaimResult> claims, Path script, List<String> warnings) {
    try {
      warnings.addAll(
          ReportWriter.write(
              plan, results, claims, Map.of("Script", script.getFileName().toString()), out));
      return Optional.of(out.resolve("report.html"));
    } catch (IOException e) {
      warnings.add("cannot write the report: " + e.getMessage());
      return Optional.empty();
    }
  }
}
