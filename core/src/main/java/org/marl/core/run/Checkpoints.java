package org.marl.core.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.marl.core.checkpoint.Checkpoint;

/**
 * How a run keeps what it needs to go on after it was stopped, or killed.
 *
 * <p>A run asks for {@link #latest} before it names its columns. If there is one, it takes over all
 * its state and records what follows, and only that: what was recorded before is in the file of
 * metrics already. Between two steps it {@linkplain #offer offers} its state, and when it ends, by
 * itself or because it is cancelled, it {@linkplain #write writes} it.
 */
public interface Checkpoints {

  /** The latest checkpoint of this very run; empty if there is none, or the run begins anew. */
  Optional<Checkpoint> latest();

  /**
   * Writes the state if the last checkpoint is long ago. Cheap otherwise: the state is not asked
   * for. When it is written shows in no result.
   *
   * @throws RunFailure if it has a number that is not one
   */
  void offer(Supplier<Checkpoint> state);

  /** Writes the state, if checkpoints are kept at all. */
  void write(Supplier<Checkpoint> state);

  /** No checkpoints are kept. */
  static Checkpoints none() {
    return NoCheckpoints.INSTANCE;
  }
}
