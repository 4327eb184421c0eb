package org.marl.core.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.FoundCheckpoint;
import org.marl.core.checkpoint.StoredCheckpoint;
import org.marl.core.plan.RunPlan;

/** The checkpoints of one run, kept in a store. */
final class RunCheckpoints implements Checkpoints {
  private final RunPlan plan;
  private final CheckpointStore store;
  private final long everyNanos;
  private final RunListener listener;
  private long writtenNanos = System.nanoTime();
  private OptionalLong lastStep = OptionalLong.empty();

  RunCheckpoints(RunPlan plan, CheckpointStore store, Duration every, RunListener listener) {
    this.plan = plan;
    this.store = store;
    this.everyNanos = every.toNanos();
    this.listener = listener;
  }

  @Override
  public Optional<Checkpoint> latest() {
    FoundCheckpoint found = store.resume();
    Optional<Checkpoint> checkpoint = found.stored().map(StoredCheckpoint::checkpoint);
    if (checkpoint.isPresent()) {
      lastStep = OptionalLong.of(checkpoint.get().step());
      listener.resumed(plan, checkpoint.get().step());
    }
    if (!found.problems().isEmpty()) {
      listener.warned(
          plan,
          String.join("; ", found.problems())
              + checkpoint
                  .map(usable -> ": the run goes on from step " + usable.step())
                  .orElse(": the run begins anew"));
    }
    return checkpoint;
  }

  @Override
  public void offer(Supplier<Checkpoint> state) {
    if (System.nanoTime() - writtenNanos >= everyNanos) {
      write(state);
    }
  }

  @Override
  public void write(Supplier<Checkpoint> state) {
    Checkpoint checkpoint = state.get();
    checkpoint
        .notANumber()
        .ifPresent(
            name -> {
              throw new RunFailure("`" + name + "` is not a number at step " + checkpoint.step());
            });
    store.write(checkpoint);
    lastStep = OptionalLong.of(checkpoint.step());
    writtenNanos = System.nanoTime();
  }

  /** The step of the last checkpoint that can be found again. */
  OptionalLong lastStep() {
    return lastStep;
  }
}
