package org.marl.core.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.marl.core.checkpoint.Checkpoint;

/** Where nothing is kept. */
enum NoCheckpoints implements Checkpoints {
  INSTANCE;

  @Override
  public Optional<Checkpoint> latest() {
    return Optional.empty();
  }

  @Override
  public void offer(Supplier<Checkpoint> state) {}

  @Override
  public void write(Supplier<Checkpoint> state) {}
}
