package org.marl.core.run;

import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.FoundCheckpoint;

/** Where the checkpoints of one run are. Used by the run's thread alone. */
public interface CheckpointStore {

  /**
   * The checkpoint to go on from. What the run records after this call follows what it recorded
   * before the checkpoint.
   *
   * @throws IllegalStateException after the run has named its columns
   */
  FoundCheckpoint resume();

  /**
   * Keeps a checkpoint and everything recorded before it.
   *
   * @throws RunDirectoryException if that fails
   */
  void write(Checkpoint checkpoint);
}
