package org.marl.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final Origin ORIGIN = new Origin("0.1", "run-1", "digest");
  private static final long METRICS = 1000;

  @TempDir private Path run;
  private CheckpointFolder folder;

  /** Something that a killed process may have left. */
  private interface Remains {
    void make() throws IOException;
  }

  @BeforeEach
  void writeTwo() throws IOException {
    folder = new CheckpointFolder(run);
    folder.write(stored(0), ORIGIN);
    folder.write(stored(1), ORIGIN);
  }

  private static StoredCheckpoint stored(long step) {
    float[] weights = new float[1000];
    Arrays.fill(weights, 0.1f + step);
    return new StoredCheckpoint(
        Checkpoint.at(step)
            .tensor("weights", weights, 10, 100)
            .count("episodes", 3 * step)
            .number("mean", -1.0 / 3)
            .number("bound", Double.POSITIVE_INFINITY)
            .build(),
        100 * step);
  }

  private long foundStep() throws IOException {
    return find().stored().orElseThrow().checkpoint().step();
  }

  private FoundCheckpoint find() throws IOException {
    return new CheckpointFolder(run).find(ORIGIN, METRICS);
  }

  private Path file(String folderName, String file) {
    return run.resolve("checkpoint" + folderName).resolve(file);
  }

  private void cut(String folderName, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(file(folderName, file));
    Files.write(file(folderName, file), Arrays.copyOf(bytes, bytes.length / 2));
  }

  private void flip(String folderName, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(file(folderName, file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(folderName, file), bytes);
  }

  /** As far as the second move: {@code new} is whole, nothing is renamed. */
  private void writeNext() throws IOException {
    new CheckpointFiles(run.resolve("checkpoint.new")).write(stored(2), ORIGIN);
  }

  private void rename(String from, String to) throws IOException {
    Files.move(run.resolve("checkpoint" + from), run.resolve("checkpoint" + to));
  }

  @Test
  void findsTheLatestAsItWasWritten() throws IOException {
    StoredCheckpoint found = find().stored().orElseThrow();

    assertThat(found.metricBytes()).isEqualTo(100);
    assertThat(found.checkpoint().step()).isEqualTo(1);
    assertThat(found.checkpoint().floats("weights", 10, 100)).containsOnly(1.1f);
    assertThat(found.checkpoint().count("episodes")).isEqualTo(3);
    assertThat(found.checkpoint().number("mean")).isEqualTo(-1.0 / 3);
    assertThat(found.checkpoint().number("bound")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(find().problems()).isEmpty();
  }

  @Test
  void findsAWholeOneWheneverTheWritingProcessIsKilled() throws IOException {
    Path next = run.resolve("checkpoint.new");
    List<Remains> remains =
        List.of(
            () -> Files.createDirectories(next),
            () -> cut(".new", "weights.safetensors"),
            () -> Files.delete(file(".new", "state.json")),
            () -> cut(".new", "state.json"),
            () -> {},
            () -> Files.delete(file(".old", "state.json")),
            () -> new CheckpointFiles(run.resolve("checkpoint.old")).clear(),
            () -> {
              new CheckpointFiles(run.resolve("checkpoint.old")).clear();
              rename("", ".old");
            },
            () -> {
              new CheckpointFiles(run.resolve("checkpoint.old")).clear();
              rename("", ".old");
              rename(".new", "");
            });
    for (int moment = 0; moment < remains.size(); moment++) {
      folder.remove();
      writeTwo();
      if (moment > 0) {
        writeNext();
      }
      remains.get(moment).make();

      assertThat(find().problems()).as("moment %d", moment).isEmpty();
      assertThat(foundStep()).as("moment %d", moment).isEqualTo(moment < 7 ? 1 : 2);
      assertThat(next).doesNotExist();
      new CheckpointFolder(run).write(stored(3), ORIGIN);
      assertThat(foundStep()).as("moment %d", moment).isEqualTo(3);
    }
  }

  @Test
  void aFirstCheckpointThatWasNeverCompletedIsNotMissed() throws IOException {
    folder.remove();
    writeNext();
    cut(".new", "weights.safetensors");

    assertThat(find()).isEqualTo(FoundCheckpoint.NONE);
  }

  @Test
  void fallsBackToTheOneBeforeADamagedOne() throws IOException {
    flip("", "weights.safetensors");

    FoundCheckpoint found = find();
    assertThat(found.problems())
        .containsExactly(
            "the checkpoint cannot be used, because weights.safetensors has another checksum than"
                + " state.json says");
    assertThat(found.stored().orElseThrow().checkpoint().step()).isZero();
    assertThat(foundStep()).isZero();
    assertThat(find().problems()).isEmpty();
  }

  @Test
  void findsNoneWhenAllAreDamaged() throws IOException {
    flip("", "state.json");
    Files.delete(file(".old", "weights.safetensors"));

    assertThat(find().stored()).isEmpty();
    assertThat(find().problems())
        .containsExactly(
            "the checkpoint cannot be used, because state.json is damaged",
            "the checkpoint before it cannot be used, because weights.safetensors is missing");
  }

  @Test
  void noticesEveryFlippedBit() throws IOException {
    for (String name : List.of("state.json", "weights.safetensors")) {
      byte[] whole = Files.readAllBytes(file("", name));
      for (int at = 0; at < whole.length; at += 23) {
        byte[] changed = whole.clone();
        changed[at] ^= 4;
        Files.write(file("", name), changed);
        CheckpointFiles files = new CheckpointFiles(run.resolve("checkpoint"));
        String same = name + " byte " + at;
        try {
          // White space between the parts of the JSON may differ; nothing else may.
          Checkpoint read = files.read(ORIGIN).checkpoint();
          assertThat(Character.isWhitespace(whole[at])).as(same).isTrue();
          assertThat(read.number("mean")).isEqualTo(-1.0 / 3);
        } catch (DamagedException e) {
          assertThat(e).hasMessageNotContaining("Exception");
        }
      }
      Files.write(file("", name), whole);
    }
  }

  @Test
  void refusesAnotherRunsScriptsAndVersionsCheckpoints() throws IOException {
    assertThat(folder.find(new Origin("0.1", "run-2", "digest"), METRICS).problems().get(0))
        .endsWith("because it is of the run run-1");
    assertThat(folder.find(new Origin("0.1", "run-1", "other"), METRICS).problems().get(0))
        .endsWith("because the script has changed since");
    assertThat(folder.find(new Origin("0.2", "run-1", "digest"), METRICS).problems().get(0))
        .endsWith("because Marl 0.1 wrote it");
  }

  @Test
  void refusesOneThatCountsOnMoreMetricsThanThereAre() throws IOException {
    FoundCheckpoint found = folder.find(ORIGIN, 99);

    assertThat(found.stored().orElseThrow().checkpoint().step()).isZero();
    assertThat(found.problems().get(0)).contains("metrics.jsonl is shorter");
  }

  @Test
  void removesItsOwnFilesOnly() throws IOException {
    Files.writeString(file("", "notes.txt"), "mine");
    folder.remove();

    try (Stream<Path> left = Files.walk(run)) {
      assertThat(left.filter(Files::isRegularFile)).containsExactly(file("", "notes.txt"));
    }
  }

  @Test
  void keepsOneCheckpointOfARunThatHasEnded() throws IOException {
    folder.removePrevious();

    assertThat(run.resolve("checkpoint.old")).doesNotExist();
    assertThat(foundStep()).isEqualTo(1);
  }
}
