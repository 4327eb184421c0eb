package org.marl.core.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.RunPlan;

/**
 * The folder of one run: {@code script.marl}, {@code resolved.marl}, {@code run.json}, {@code
 * metrics.jsonl}.
 */
record RunFolder(Path path) {
  static final List<String> FILES =
      List.of("script.marl", "resolved.marl", "metrics.jsonl", "run.json");

  /**
   * Starts the run afresh: {@code run.json} goes first, because it says that the others are whole.
   */
  void begin(String script, String resolved) {
    try {
      Files.createDirectories(path);
      Files.deleteIfExists(description());
      Files.writeString(path.resolve("script.marl"), script, StandardCharsets.UTF_8);
      Files.writeString(path.resolve("resolved.marl"), resolved, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(path, e);
    }
  }

  /** Was any run finished here earlier? */
  boolean isFinished() {
    return RunDescription.read(description())
            .filter(run -> run.status() == RunStatus.DONE)
            .isPresent()
        && Files.isRegularFile(metrics());
  }

  /** Was this very run finished earlier? */
  boolean isFinished(RunPlan plan, String resolved) {
    return isFinished()
        && RunDescription.read(description())
            .filter(run -> run.id().equals(plan.id()) && run.seed() == plan.seed())
            .filter(run -> run.coordinates().equals(plan.coordinates()))
            .isPresent()
        && isResolved(resolved);
  }

  private boolean isResolved(String text) {
    Path file = path.resolve("resolved.marl");
    try {
      return Files.isRegularFile(file)
          && Files.readString(file, StandardCharsets.UTF_8).equals(text);
    } catch (IOException e) {
      return false;
    }
  }

  /** The results of the run; those of a run that did not end have no record points. */
  RunRecord read(String id, Map<String, String> coordinates, long seed) {
    Optional<RunDescription> run = RunDescription.read(description());
    if (run.isEmpty()) {
      return new RunRecord(
          id,
          coordinates,
          seed,
          RunStatus.UNFINISHED,
          Optional.empty(),
          List.of(),
          new long[0],
          new double[0][]);
    }
    List<String> columns = run.get().columns();
    MetricsReader.Metrics metrics = MetricsReader.read(metrics(), columns.size());
    return new RunRecord(
        id,
        coordinates,
        seed,
        run.get().status(),
        run.get().message(),
        columns,
        metrics.steps(),
        metrics.values());
  }

  Path description() {
    return path.resolve("run.json");
  }

  Path metrics() {
    return path.resolve("metrics.jsonl");
  }
}
