package org.marl.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointFolder;
import org.marl.core.checkpoint.Digests;
import org.marl.core.checkpoint.FoundCheckpoint;
import org.marl.core.checkpoint.Origin;
import org.marl.core.checkpoint.StoredCheckpoint;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.RunPlan;

/** The files of a run that is being executed; used by its own thread only. */
final class OpenRun implements CheckpointStore {
  private final RunFolder folder;
  private final RunPlan plan;
  private final CheckpointFolder checkpoints;
  private final Origin origin;
  private final boolean resuming;
  private Optional<MetricsWriter> metrics = Optional.empty();
  private List<String> columns = List.of();
  private Optional<EngineDescription> engine = Optional.empty();

  /**
   * @param resolved the script of the run, which says everything that decides its results
   */
  OpenRun(RunFolder folder, RunPlan plan, String resolved, boolean resuming) {
    this.folder = folder;
    this.plan = plan;
    this.checkpoints = new CheckpointFolder(folder.path());
    this.origin = new Origin(Versions.marl(), plan.id(), Digests.of(resolved));
    this.resuming = resuming;
  }

  @Override
  public FoundCheckpoint resume() {
    if (metrics.isPresent()) {
      throw new IllegalStateException("ask for the checkpoint once, before naming the columns");
    }
    FoundCheckpoint found = find();
    openMetrics(found);
    return found;
  }

  void columns(List<String> names) {
    if (metrics.isEmpty()) {
      openMetrics(FoundCheckpoint.NONE);
    }
    columns = names;
    metrics.get().columns(names);
  }

  void record(long step, double[] values) {
    metrics.orElseThrow().record(step, values);
  }

  void computesWith(EngineDescription description) {
    engine = Optional.of(description);
  }

  @Override
  public void write(Checkpoint checkpoint) {
    long bytes = metrics.orElseThrow().force();
    try {
      checkpoints.write(new StoredCheckpoint(checkpoint, bytes), origin);
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(folder.path(), e);
    }
  }

  void close(RunOutcome outcome) {
    if (metrics.isEmpty()) {
      // It failed before its beginning: the next attempt may go on from its checkpoint.
      openMetrics(find());
    }
    metrics.get().close();
    if (outcome.status() == RunStatus.DONE) {
      removePrevious();
    }
    RunDescription.write(folder.description(), plan, outcome, columns, engine);
  }

  private FoundCheckpoint find() {
    if (!resuming) {
      return FoundCheckpoint.NONE;
    }
    try {
      long bytes = Files.exists(folder.metrics()) ? Files.size(folder.metrics()) : 0;
      return checkpoints.find(origin, bytes);
    } catch (IOException e) {
      throw RunDirectoryException.cannotRead(folder.path(), e);
    }
  }

  /** What was recorded after the checkpoint goes; without one all goes, and unusable ones too. */
  private void openMetrics(FoundCheckpoint found) {
    try {
      if (resuming && found.stored().isEmpty()) {
        checkpoints.remove();
      }
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(folder.path(), e);
    }
    long keep = found.stored().map(StoredCheckpoint::metricBytes).orElse(0L);
    metrics = Optional.of(new MetricsWriter(folder.metrics(), keep));
  }

  private void removePrevious() {
    try {
      checkpoints.removePrevious();
    } catch (IOException e) {
      throw RunDirectoryException.cannotWrite(folder.path(), e);
    }
  }
}
