package org.marl.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

class RunDirectoryTest {
  private static final RunTexts TEXTS = new RunTexts("script", run -> "resolved " + run.id());
  private static final Counting.Config NO_FAILURE = new Counting.Config(0);

  @TempDir private Path folder;

  private static RunCounts execute(RunDirectory directory, ExperimentPlan experiment) {
    return execute(directory, experiment, directory::isFinished);
  }

  private static RunCounts execute(
      RunDirectory directory, ExperimentPlan experiment, Predicate<RunPlan> finished) {
    RunCounts counts =
        new LocalExecutor(RunAssembler::assemble, 2)
            .execute(experiment, finished, directory.writer(), new Cancellation());
    directory.writeSummary(
        experiment, List.of(new ClaimResult("final(walk) > 0", true, "holds: 1 > 0")));
    return counts;
  }

  /** Every file whose contents must not depend on when it was written. */
  private static Map<String, String> lasting(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (!file.endsWith("run.json")) {
          files.put(out.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void writesTheFilesOfTheContract() throws IOException {
    Path out = folder.resolve("out");
    execute(RunDirectory.open(out, Earlier.REFUSE, TEXTS), Counting.experiment(2, NO_FAILURE));

    assertThat(lasting(out).keySet())
        .containsExactly(
            "runs/run-1/metrics.jsonl",
            "runs/run-1/resolved.marl",
            "runs/run-1/script.marl",
            "runs/run-2/metrics.jsonl",
            "runs/run-2/resolved.marl",
            "runs/run-2/script.marl",
            "summary.json");
    assertThat(Files.readString(out.resolve("runs/run-1/script.marl"))).isEqualTo("script");
    List<String> metrics = Files.readAllLines(out.resolve("runs/run-1/metrics.jsonl"));
    assertThat(metrics).hasSize(4);
    assertThat(metrics.get(0)).startsWith("{\"step\":0,\"walk\":0.").endsWith(",\"odd\":\"NaN\"}");
    assertThat(metrics.get(3))
        .startsWith("{\"step\":3,\"walk\":")
        .contains(",\"pi(alice, u0)\":3.0E-7,")
        .endsWith("\"odd\":\"-Infinity\"}");
    JsonNode run = new ObjectMapper().readTree(out.resolve("runs/run-1/run.json").toFile());
    assertThat(run.path("status").asText()).isEqualTo("done");
    assertThat(run.path("coordinates").path("omega").asText()).isEqualTo("0.1");
    assertThat(run.path("columns").get(1).asText()).isEqualTo("pi(alice, u0)");
    assertThat(run.path("versions").path("marl").asText()).matches("\\d+\\.\\d+.*");
    assertThat(run.path("start").asText()).isLessThanOrEqualTo(run.path("end").asText());
  }

  @Test
  void summarisesEveryRunWithItsLastValues() throws IOException {
    Path out = folder.resolve("out");
    execute(
        RunDirectory.open(out, Earlier.REFUSE, TEXTS),
        Counting.experiment(3, new Counting.Config(2)));

    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.path("experiment").asText()).isEqualTo("walks");
    assertThat(summary.path("runs")).hasSize(3);
    JsonNode first = summary.path("runs").get(0);
    assertThat(first.path("game").asText()).isEqualTo("coin");
    assertThat(first.path("parameters").toString()).isEqualTo("{\"omega\":\"0.1\"}");
    assertThat(first.path("dir").asText()).isEqualTo("runs/run-1");
    double[] walk = RunResults.read(out).run(0).column("walk").orElseThrow();
    assertThat(walk).hasSize(4).isSorted();
    assertThat(first.path("final").path("walk").asDouble()).isEqualTo(walk[3]);
    JsonNode second = summary.path("runs").get(1);
    assertThat(second.path("status").asText()).isEqualTo("failed");
    assertThat(second.path("message").asText()).contains("iteration 2");
    assertThat(second.path("final")).isEmpty();
    assertThat(summary.path("claims").get(0).path("holds").asBoolean()).isTrue();
  }

  @Test
  void readsBackExactlyWhatWasRecorded() {
    Path out = folder.resolve("out");
    ExperimentPlan experiment = Counting.experiment(1, NO_FAILURE);
    RunDirectory directory = RunDirectory.open(out, Earlier.REFUSE, TEXTS);
    double[] values = {1.0 / 3, Double.MIN_VALUE, Double.NaN};
    RunPlan plan = experiment.runs().iterator().next();
    new LocalExecutor(
            any ->
                recorder -> {
                  recorder.columns(List.of("a", "b", "c"));
                  for (int step = 0; step < 300; step++) {
                    recorder.record(10L * step, values);
                  }
                },
            1)
        .execute(experiment, run -> false, directory.writer(), new Cancellation());

    RunRecord record = directory.results(experiment).run(0);
    assertThat(record.coordinates()).isEqualTo(plan.coordinates());
    assertThat(record.status()).isEqualTo(RunStatus.DONE);
    assertThat(record.steps()).hasSize(300).endsWith(2990);
    for (int column = 0; column < 3; column++) {
      assertThat(record.values()[column]).hasSize(300).containsOnly(values[column]);
    }
  }

  @Test
  void aResumedExperimentEqualsOneThatWasNeverStopped() throws IOException {
    ExperimentPlan experiment = Counting.experiment(6, NO_FAILURE);
    Path whole = folder.resolve("whole");
    execute(RunDirectory.open(whole, Earlier.REFUSE, TEXTS), experiment);

    Path out = folder.resolve("out");
    execute(RunDirectory.open(out, Earlier.REFUSE, TEXTS), experiment, run -> run.seed() > 4);
    // As if killed in the middle of run 3: half a line, and no run.json.
    Files.writeString(out.resolve("runs/run-3/metrics.jsonl"), "{\"step\":0,\"wa");
    Files.delete(out.resolve("runs/run-3/run.json"));
    Files.delete(out.resolve("summary.json"));
    RunCounts counts = execute(RunDirectory.open(out, Earlier.RESUME, TEXTS), experiment);

    assertThat(counts).isEqualTo(new RunCounts(3, 3, 0, 0));
    assertThat(lasting(out)).isEqualTo(lasting(whole));
  }

  @Test
  void resumingRedoesFailedRunsAndRunsOfAnotherScript() {
    Path out = folder.resolve("out");
    execute(
        RunDirectory.open(out, Earlier.REFUSE, TEXTS),
        Counting.experiment(3, new Counting.Config(2)));

    RunTexts changed =
        new RunTexts("script", run -> (run.seed() == 3 ? "changed " : "resolved ") + run.id());
    RunCounts counts =
        execute(
            RunDirectory.open(out, Earlier.RESUME, changed), Counting.experiment(3, NO_FAILURE));

    assertThat(counts).isEqualTo(new RunCounts(2, 1, 0, 0));
  }

  @Test
  void refusesAnEarlierResult() throws IOException {
    Path out = folder.resolve("out");
    execute(RunDirectory.open(out, Earlier.REFUSE, TEXTS), Counting.experiment(1, NO_FAILURE));
    Map<String, String> before = lasting(out);

    assertThatThrownBy(() -> RunDirectory.open(out, Earlier.REFUSE, TEXTS))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessage(out + " holds an earlier result")
        .extracting(e -> ((RunDirectoryException) e).help())
        .asString()
        .contains("--resume", "--overwrite");
    assertThat(lasting(out)).isEqualTo(before);
  }

  @Test
  void overwritingRemovesOnlyWhatMarlWrote() throws IOException {
    Path out = folder.resolve("out");
    execute(RunDirectory.open(out, Earlier.REFUSE, TEXTS), Counting.experiment(2, NO_FAILURE));
    Files.writeString(out.resolve("notes.txt"), "mine");
    Files.writeString(out.resolve("runs/run-2/plot.png"), "mine too");

    RunDirectory.open(out, Earlier.OVERWRITE, TEXTS);

    assertThat(lasting(out).keySet()).containsExactly("notes.txt", "runs/run-2/plot.png");
    assertThat(out.resolve("runs/run-1")).doesNotExist();
  }

  @Test
  void overwritingDoesNotFollowLinksOutOfTheFolder() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("run.json"), "{}");
    Path out = folder.resolve("out");
    Files.createDirectories(out.resolve("runs"));
    Files.createSymbolicLink(out.resolve("runs/link"), elsewhere);

    RunDirectory.open(out, Earlier.OVERWRITE, TEXTS);

    assertThat(elsewhere.resolve("run.json")).exists();
  }

  @Test
  void refusesAFileOnTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> RunDirectory.open(file, Earlier.OVERWRITE, TEXTS))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessage(file + " is a file");

    Path below = file.resolve("such/out");
    assertThatThrownBy(() -> RunDirectory.open(below, Earlier.OVERWRITE, TEXTS))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessage(file + " is a file");
  }

  @Test
  void makesTheFoldersAroundItself() {
    Path out = folder.resolve("no/such/out");
    RunDirectory.open(out, Earlier.REFUSE, TEXTS);
    assertThat(out).isDirectory();
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Path out = folder.resolve("out");
    RunDirectory directory = RunDirectory.open(out, Earlier.REFUSE, TEXTS);
    // A file where the folder of the run must be: works as root too, unlike permissions.
    Files.writeString(out.resolve("runs/run-1"), "in the way");

    assertThatThrownBy(() -> execute(directory, Counting.experiment(1, NO_FAILURE)))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessageStartingWith("cannot write " + out.resolve("runs/run-1"));
  }

  @Test
  void readingAFolderWithoutASummarySaysSo() {
    assertThatThrownBy(() -> RunResults.read(folder))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessageContaining("summary.json");
  }
}
