package org.marl.core.run;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/** Hands out the runs of an experiment one at a time and counts how they ended. Thread-safe. */
final class RunQueue {
  private final Iterator<RunPlan> runs;
  private final long total;
  private final Predicate<RunPlan> finished;
  private final RunListener listener;
  private final Cancellation cancellation;
  private RuntimeException fatal;
  private long done;
  private long kept;
  private long failed;

  RunQueue(
      ExperimentPlan.Runs runs,
      Predicate<RunPlan> finished,
      RunListener listener,
      Cancellation cancellation) {
    this.runs = runs.iterator();
    this.total = runs.count();
    this.finished = finished;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** The next run that is to be executed; empty when there is none, or after a cancellation. */
  synchronized Optional<RunPlan> next() {
    while (!isStopped() && runs.hasNext()) {
      RunPlan run = runs.next();
      if (!finished.test(run)) {
        return Optional.of(run);
      }
      kept++;
      listener.runKept(run);
    }
    return Optional.empty();
  }

  boolean isStopped() {
    return cancellation.isRequested();
  }

  synchronized void count(RunStatus status) {
    switch (status) {
      case DONE -> done++;
      case FAILED -> failed++;
      case UNFINISHED -> {}
    }
  }

  /** Stops all runs: results can no longer be kept. */
  synchronized void abort(RuntimeException cause) {
    if (fatal == null) {
      fatal = cause;
    }
    cancellation.request();
  }

  synchronized void throwFatal() {
    if (fatal != null) {
      throw fatal;
    }
  }

  synchronized RunCounts counts() {
    return new RunCounts(done, kept, failed, total - done - kept - failed);
  }
}
