package org.marl.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/**
 * The folder that holds the results of one experiment: {@code summary.json} and {@code
 * runs/<id>/{script.marl,resolved.marl,run.json,metrics.jsonl,checkpoint/}}.
 *
 * <p>A run counts as finished once its {@code run.json}, which is written last, says so. One that
 * is not goes on from its checkpoint, if it has one, or begins anew. An experiment that was stopped
 * and resumed has the same {@code metrics.jsonl} and {@code summary.json}, byte for byte, as one
 * that was not; times are in {@code run.json} only. All methods throw {@link RunDirectoryException}
 * when the disk refuses.
 */
public final class RunDirectory {
  static final String RUNS = "runs";

  private final Path out;
  private final RunTexts texts;
  private final boolean resuming;

  private RunDirectory(Path out, RunTexts texts, boolean resuming) {
    this.out = out;
    this.texts = texts;
    this.resuming = resuming;
  }

  /**
   * Opens the folder for an experiment, making it, and those around it, where they do not exist.
   * Nothing is written if it cannot be used.
   *
   * @throws RunDirectoryException if it or one around it is a file, it cannot be written, or it
   *     holds an earlier result that must not be there
   */
  public static RunDirectory open(Path out, Earlier earlier, RunTexts texts) {
    requireUsable(out);
    EarlierResult result = new EarlierResult(out);
    if (result.exists()) {
      switch (earlier) {
        case REFUSE ->
            throw new RunDirectoryException(
                out + " holds an earlier result",
                "choose another folder, or continue it with --resume or replace it with"
                    + " --overwrite");
        case OVERWRITE -> result.remove();
        case RESUME -> {}
      }
    }
    try {
      Files.createDirectories(out.resolve(RUNS));
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(out, e);
    }
    return new RunDirectory(out, texts, earlier == Earlier.RESUME);
  }

  private static void requireUsable(Path out) {
    Path existing = existing(out);
    if (!Files.isDirectory(existing)) {
      throw new RunDirectoryException(existing + " is a file", "results need a folder");
    }
    if (!Files.isWritable(existing)) {
      throw new RunDirectoryException(
          "cannot write to " + existing + ": permission denied", "choose another folder");
    }
  }

  /** The folder, or the nearest of those around it that is there already. */
  private static Path existing(Path out) {
    Path existing = out;
    Path around = out.toAbsolutePath().normalize();
    while (!Files.exists(existing) && around.getParent() != null) {
      around = around.getParent();
      existing = around;
    }
    return existing;
  }

  /** Was the run finished earlier, as exactly the same run? */
  public boolean isFinished(RunPlan run) {
    return folder(run).isFinished(run, texts.resolved().apply(run));
  }

  /** Was a run finished earlier in the place of this one, though not exactly the same? */
  public boolean isReplaced(RunPlan run) {
    return folder(run).isFinished() && !isFinished(run);
  }

  /** Writes the files of every run while it is executed. */
  public RunWriter writer() {
    return new RunFilesListener(this::folder, texts, resuming);
  }

  /** The results of the experiment's runs so far. */
  public RunResults results(ExperimentPlan experiment) {
    return DirectoryResults.planned(experiment.runs(), this);
  }

  /** Writes {@code summary.json} from the files of the runs. */
  public void writeSummary(ExperimentPlan experiment, List<ClaimResult> claims) {
    new SummaryFile(this).write(out, experiment, claims);
  }

  RunFolder folder(RunPlan run) {
    return new RunFolder(out.resolve(RUNS).resolve(run.id()));
  }
}
