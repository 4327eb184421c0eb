package org.marl.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.cli.command.Arguments;
import org.marl.cli.command.CommonOptions;
import org.marl.cli.command.CommonOptions.Format;
import org.marl.cli.command.UsageException;
import org.marl.cli.script.Scripts;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.run.Earlier;
import org.marl.core.run.ExecutionSettings;

/**
 * What the command line of {@code marl run} asks for.
 *
 * @param script the file
 * @param experiments names of those to run; empty: all
 * @param out where results go, where the user says so
 * @param earlier what happens to results that are there
 * @param jobs runs at once
 * @param execution what runs compute on
 * @param checkpointEvery the time between two checkpoints of a run
 * @param definitions values of {@code param} declarations
 * @param quiet print what is wrong only
 * @param format of findings and results
 * @param report write one?
 */
record RunSettings(
    Path script,
    List<String> experiments,
    Optional<Path> out,
    Earlier earlier,
    int jobs,
    ExecutionSettings execution,
    Duration checkpointEvery,
    Map<String, String> definitions,
    boolean quiet,
    Format format,
    boolean report) {
  static final String OUT = "out";
  static final String RESUME = "resume";
  static final String OVERWRITE = "overwrite";
  static final String JOBS = "jobs";
  static final String DEVICE = "device";
  static final String THREADS = "threads";
  static final String CHECKPOINT_EVERY = "checkpoint-every";
  static final String QUIET = "quiet";
  static final String NO_REPORT = "no-report";

  private static final int CHECKPOINT_SECONDS = 60;

  static RunSettings of(Arguments arguments) {
    List<String> words = arguments.words("SCRIPT");
    int threads = arguments.count(THREADS, 1);
    int processors = Runtime.getRuntime().availableProcessors();
    return new RunSettings(
        Scripts.path(words.get(0)),
        List.copyOf(new LinkedHashSet<>(words.subList(1, words.size()))),
        arguments.value(OUT).map(RunSettings::folder),
        earlier(arguments),
        arguments.count(JOBS, Math.max(1, processors / threads)),
        new ExecutionSettings(arguments.choice(DEVICE, ComputeDevice.AUTO), threads),
        Duration.ofSeconds(arguments.count(CHECKPOINT_EVERY, CHECKPOINT_SECONDS)),
        arguments.definitions(),
        arguments.has(QUIET),
        arguments.choice(CommonOptions.FORMAT, Format.TEXT),
        !arguments.has(NO_REPORT));
  }

  private static Path folder(String word) {
    if (word.isBlank()) {
      throw new UsageException("`--out` names no folder", "write --out . for the working folder");
    }
    return Path.of(word);
  }

  private static Earlier earlier(Arguments arguments) {
    if (arguments.has(RESUME) && arguments.has(OVERWRITE)) {
      throw new UsageException(
          "`--resume` and `--overwrite` contradict each other",
          "--resume keeps the runs that are done, --overwrite removes them");
    }
    return arguments.has(RESUME)
        ? Earlier.RESUME
        : arguments.has(OVERWRITE) ? Earlier.OVERWRITE : Earlier.REFUSE;
  }

  /** The folder of an experiment's results. */
  Path folder(String experiment, int experimentsToRun) {
    if (out.isPresent()) {
      return experimentsToRun == 1 ? out.get() : out.get().resolve(experiment);
    }
    String file = script.getFileName().toString().replaceFirst("\\.marl$", "");
    return Path.of("runs", file, experiment);
  }
}
