package org.marl.examples.gradients;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.run.Checkpoints;
import org.marl.core.run.Recorder;

/** Has a run stop before its first update, and keeps the checkpoint that it writes then. */
final class InitialState implements Recorder, Checkpoints {
  private Optional<Checkpoint> written = Optional.empty();

  Checkpoint checkpoint() {
    return written.orElseThrow();
  }

  @Override
  public void columns(List<String> names) {}

  @Override
  public void record(long step, double[] values) {}

  @Override
  public boolean cancelled() {
    return true;
  }

  @Override
  public Checkpoints checkpoints() {
    return this;
  }

  @Override
  public Optional<Checkpoint> latest() {
    return Optional.empty();
  }

  @Override
  public void offer(Supplier<Checkpoint> state) {}

  @Override
  public void write(Supplier<Checkpoint> state) {
    written = Optional.of(state.get());
  }
}
