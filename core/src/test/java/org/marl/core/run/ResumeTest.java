package org.marl.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.core.plan.RunPlan;

/** Runs that were stopped and go on equal runs that were never stopped, byte for byte. */
class ResumeTest {
  private static final Duration ALWAYS = Duration.ZERO;
  private static final Duration NEVER = Duration.ofDays(1);
  private static final long LENGTH = 90;

  @TempDir private Path folder;
  private Path out;
  private final Followed followed = new Followed();

  /** Remembers where runs go on and what they warn of. */
  private static final class Followed implements RunListener {
    final List<Long> resumed = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public synchronized void resumed(RunPlan run, long step) {
      resumed.add(step);
    }

    @Override
    public synchronized void warned(RunPlan run, String sentence) {
      warnings.add(sentence);
    }
  }

  @BeforeEach
  void nameTheFolder() {
    out = folder.resolve("out");
  }

  private RunCounts execute(Earlier earlier, Duration every, Drift.Settings settings) {
    return Drift.execute(out, earlier, every, LENGTH, settings, followed);
  }

  /** Every file that must not show that there was a stop: checkpoints too. */
  private static Map<String, String> lasting(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (!file.endsWith("run.json")) {
          files.put(
              out.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  private Map<String, String> neverStopped() throws IOException {
    Path whole = folder.resolve("whole");
    Drift.execute(whole, Earlier.REFUSE, NEVER, LENGTH, Drift.Settings.FAST, new Followed());
    return lasting(whole);
  }

  private JsonNode description() throws IOException {
    return new ObjectMapper().readTree(out.resolve("runs/run-1/run.json").toFile());
  }

  /** Leaves runs that failed at a step, with checkpoints of the two steps before. */
  private void failAt(long step) {
    assertThat(execute(Earlier.REFUSE, ALWAYS, new Drift.Settings(0, step, 0)).failed())
        .isEqualTo(2);
  }

  private void damage(String checkpoint) throws IOException {
    Path weights = out.resolve("runs/run-1").resolve(checkpoint).resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
  }

  /** Starts a process, waits until it has recorded so often, and kills it. */
  private void startAndKill(int records) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Drift.class.getName(),
                out.toString(),
                Long.toString(LENGTH))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      for (int record = 0; record < records; record++) {
        assertThat(lines.readLine()).isNotNull();
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isNotZero();
  }

  @Test
  void killedAndResumedEqualsNeverKilled() throws IOException, InterruptedException {
    startAndKill(10);
    startAndKill(20);
    assertThat(out.resolve("summary.json")).doesNotExist();
    assertThat(out.resolve("runs/run-1/run.json")).doesNotExist();

    RunCounts counts = execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);

    assertThat(counts).isEqualTo(new RunCounts(2, 0, 0, 0));
    assertThat(followed.resumed).hasSize(2).allMatch(step -> step > 15 && step < LENGTH);
    assertThat(followed.warnings).isEmpty();
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void checkpointsChangeNoResult() throws IOException {
    execute(Earlier.REFUSE, ALWAYS, Drift.Settings.FAST);

    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void aFailedRunTellsItsLastCheckpointAndGoesOnFromIt() throws IOException {
    failAt(30);

    assertThat(description().path("message").asText())
        .isEqualTo("agent `alice`: not a number at step 30");
    assertThat(description().path("checkpoint").asLong()).isEqualTo(29);
    assertThat(Files.readAllLines(out.resolve("runs/run-1/metrics.jsonl"))).hasSize(10);
    execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);
    assertThat(followed.resumed).containsExactly(29L, 29L);
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void aCheckpointIsNeverMadeOfWhatIsNotANumber() throws IOException {
    execute(Earlier.REFUSE, ALWAYS, new Drift.Settings(0, 0, 20));

    assertThat(description().path("status").asText()).isEqualTo("failed");
    assertThat(description().path("message").asText())
        .isEqualTo("`weights` is not a number at step 20");
    assertThat(description().path("checkpoint").asLong()).isEqualTo(19);
  }

  @Test
  void goesOnFromTheCheckpointBeforeADamagedOne() throws IOException {
    failAt(30);
    damage("checkpoint");

    execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);

    assertThat(followed.resumed).containsExactlyInAnyOrder(28L, 29L);
    assertThat(followed.warnings)
        .containsExactly(
            "the checkpoint cannot be used, because weights.safetensors has another checksum than"
                + " state.json says: the run goes on from step 28");
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void beginsAnewAndSaysSoWhenNoCheckpointIsWhole() throws IOException {
    failAt(30);
    damage("checkpoint");
    damage("checkpoint.old");

    execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);

    assertThat(followed.resumed).containsExactly(29L);
    assertThat(followed.warnings).singleElement().asString().endsWith(": the run begins anew");
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void beginsAnewWhenMetricsAreGone() throws IOException {
    failAt(30);
    Files.delete(out.resolve("runs/run-1/metrics.jsonl"));

    execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);

    assertThat(followed.warnings).hasSize(1);
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void overwritingForgetsCheckpoints() throws IOException {
    failAt(30);

    execute(Earlier.OVERWRITE, NEVER, Drift.Settings.FAST);

    assertThat(followed.resumed).isEmpty();
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void aRunThatFailsBeforeItsBeginningKeepsItsCheckpoint() throws IOException {
    failAt(30);
    RunDirectory directory = RunDirectory.open(out, Earlier.RESUME, Drift.TEXTS);
    RunWriter writer = directory.writer();
    new LocalExecutor(
            plan -> {
              throw new RunFailure("no device");
            },
            1,
            new CheckpointPolicy(writer::checkpoints, NEVER))
        .execute(Drift.experiment(), run -> false, writer, new Cancellation());
    assertThat(directory.results(Drift.experiment()).run(0).message()).contains("no device");

    execute(Earlier.RESUME, NEVER, Drift.Settings.FAST);
    assertThat(followed.resumed).containsExactly(29L, 29L);
    assertThat(lasting(out)).isEqualTo(neverStopped());
  }

  @Test
  void tellsWhatRunsComputedWith() throws IOException {
    execute(Earlier.REFUSE, NEVER, Drift.Settings.FAST);

    assertThat(description().path("device").asText()).isEqualTo("cpu");
    assertThat(description().path("threads").asInt()).isEqualTo(2);
    assertThat(description().path("versions").path("pytorch").asText()).isEqualTo("2.7.1");
  }
}
