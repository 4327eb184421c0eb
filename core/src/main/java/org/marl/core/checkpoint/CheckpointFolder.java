package org.marl.core.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of one run: {@code checkpoint/}, the one before in {@code checkpoint.old/}, and,
 * while one is being written, {@code checkpoint.new/}.
 *
 * <p>A checkpoint is written in three moves: {@code new} is written and forced to the disk; {@code
 * checkpoint} is renamed to {@code old}, which goes first; {@code new} is renamed to {@code
 * checkpoint}. Whenever the process is killed, one of the three is whole: in the first move those
 * that were there before, in the second {@code new}, in the third {@code new} and {@code old}.
 */
public final class CheckpointFolder {
  private final CheckpointFiles latest;
  private final CheckpointFiles previous;
  private final CheckpointFiles next;

  /**
   * @param run the folder of the run
   */
  public CheckpointFolder(Path run) {
    latest = new CheckpointFiles(run.resolve("checkpoint"));
    previous = new CheckpointFiles(run.resolve("checkpoint.old"));
    next = new CheckpointFiles(run.resolve("checkpoint.new"));
  }

  /**
   * The newest checkpoint that is whole and of that origin. It then lies in {@code checkpoint/},
   * whatever a killed process left.
   *
   * @param metricBytes length of the file of metrics; a checkpoint that counts on more is not used
   */
  public FoundCheckpoint find(Origin origin, long metricBytes) throws IOException {
    List<String> problems = new ArrayList<>();
    for (CheckpointFiles candidate : List.of(latest, next, previous)) {
      Optional<StoredCheckpoint> stored = read(candidate, origin, metricBytes, problems);
      if (stored.isPresent()) {
        promote(candidate);
        return new FoundCheckpoint(stored, problems);
      }
    }
    return new FoundCheckpoint(Optional.empty(), problems);
  }

  private Optional<StoredCheckpoint> read(
      CheckpointFiles candidate, Origin origin, long metricBytes, List<String> problems) {
    if (!candidate.exist()) {
      return Optional.empty();
    }
    try {
      StoredCheckpoint stored = candidate.read(origin);
      if (stored.metricBytes() > metricBytes) {
        throw new DamagedException("metrics.jsonl is shorter than when it was written");
      }
      return Optional.of(stored);
    } catch (DamagedException e) {
      // Nobody misses one that was never completed.
      if (!candidate.equals(next)) {
        problems.add(
            "the "
                + (candidate.equals(latest) ? "checkpoint" : "checkpoint before it")
                + " cannot be used, because "
                + e.getMessage());
      }
      return Optional.empty();
    }
  }

  private void promote(CheckpointFiles found) throws IOException {
    if (!found.equals(latest)) {
      latest.clear();
      Disk.rename(found.folder(), latest.folder());
    }
    next.clear();
  }

  /** Writes a checkpoint. If that fails, or is cut off, the one before can still be found. */
  public void write(StoredCheckpoint checkpoint, Origin origin) throws IOException {
    next.clear();
    next.write(checkpoint, origin);
    if (latest.exist()) {
      previous.clear();
      Disk.rename(latest.folder(), previous.folder());
    }
    Disk.rename(next.folder(), latest.folder());
  }

  /** Removes all but the latest checkpoint, of a run that has ended. */
  public void removePrevious() throws IOException {
    next.clear();
    previous.clear();
  }

  /** Removes all checkpoints. Other files stay, and so do the folders that hold them. */
  public void remove() throws IOException {
    next.remove();
    previous.remove();
    latest.remove();
  }
}
