package org.marl.core.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.marl.core.engine.DeviceException;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.RunPlan;

/** Executes runs from the queue, one after another, on its thread. */
final class RunWorker implements Runnable {
  private final RunQueue queue;
  private final Function<RunPlan, Run> assembler;
  private final RunListener listener;
  private final CheckpointPolicy checkpoints;

  RunWorker(
      RunQueue queue,
      Function<RunPlan, Run> assembler,
      RunListener listener,
      CheckpointPolicy checkpoints) {
    this.queue = queue;
    this.assembler = assembler;
    this.listener = listener;
    this.checkpoints = checkpoints;
  }

  @Override
  public void run() {
    try {
      for (Optional<RunPlan> next = queue.next(); next.isPresent(); next = queue.next()) {
        execute(next.get());
      }
    } catch (RuntimeException e) {
      queue.abort(e);
    }
  }

  private void execute(RunPlan plan) {
    Instant start = Instant.now();
    listener.runStarted(plan);
    Optional<RunCheckpoints> kept =
        checkpoints
            .store()
            .apply(plan)
            .map(store -> new RunCheckpoints(plan, store, checkpoints.every(), listener));
    Optional<Throwable> failure = failure(plan, kept.map(Checkpoints.class::cast));
    OptionalLong last = kept.map(RunCheckpoints::lastStep).orElse(OptionalLong.empty());
    RunStatus status =
        failure.isPresent()
            ? RunStatus.FAILED
            : queue.isStopped() ? RunStatus.UNFINISHED : RunStatus.DONE;
    listener.runFinished(plan, new RunOutcome(status, start, Instant.now(), failure, last));
    queue.count(status);
  }

  /** Whatever goes wrong inside one run is that run's failure, an exhausted stack or heap too. */
  private Optional<Throwable> failure(RunPlan plan, Optional<Checkpoints> kept) {
    try {
      assembler.apply(plan).execute(new Reporter(plan, kept.orElse(Checkpoints.none())));
      return Optional.empty();
    } catch (RunDirectoryException e) {
      throw e;
    } catch (DeviceException e) {
      return Optional.of(new RunFailure(e.getMessage()));
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return Optional.of(e);
    }
  }

  /** Passes what the run records to the listener. */
  private final class Reporter implements Recorder {
    private final RunPlan plan;
    private final Checkpoints kept;

    Reporter(RunPlan plan, Checkpoints kept) {
      this.plan = plan;
      this.kept = kept;
    }

    @Override
    public void columns(List<String> names) {
      listener.columns(plan, List.copyOf(names));
    }

    @Override
    public void record(long step, double[] values) {
      listener.recorded(plan, step, values);
    }

    @Override
    public boolean cancelled() {
      return queue.isStopped();
    }

    @Override
    public void computesWith(EngineDescription engine) {
      listener.computesWith(plan, engine);
    }

    @Override
    public Checkpoints checkpoints() {
      return kept;
    }
  }
}
