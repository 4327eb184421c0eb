package org.marl.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/** Executes runs on threads of this process. */
public final class LocalExecutor implements RunExecutor {
  /** Deep expressions and tensor programs need more than the usual stack. */
  private static final long STACK_BYTES = 64L << 20;

  private final Function<RunPlan, Run> assembler;
  private final int jobs;
  private final CheckpointPolicy checkpoints;

  /** Keeps no checkpoints. */
  public LocalExecutor(Function<RunPlan, Run> assembler, int jobs) {
    this(assembler, jobs, CheckpointPolicy.NONE);
  }

  /**
   * @param assembler wires a run, on the thread that will execute it
   * @param jobs how many runs are executed at once, at least 1
   * @param checkpoints of runs that keep any
   */
  public LocalExecutor(Function<RunPlan, Run> assembler, int jobs, CheckpointPolicy checkpoints) {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs = " + jobs);
    }
    this.assembler = assembler;
    this.jobs = jobs;
    this.checkpoints = checkpoints;
  }

  @Override
  public RunCounts execute(
      ExperimentPlan experiment,
      Predicate<RunPlan> finished,
      RunListener listener,
      Cancellation cancellation) {
    listener.experimentStarted(experiment);
    RunQueue queue = new RunQueue(experiment.runs(), finished, listener, cancellation);
    List<Thread> workers = new ArrayList<>();
    for (int job = 1; job <= jobs && job <= experiment.runs().count(); job++) {
      RunWorker worker = new RunWorker(queue, assembler, listener, checkpoints);
      Thread thread = new Thread(null, worker, "run-" + job, STACK_BYTES);
      thread.start();
      workers.add(thread);
    }
    workers.forEach(thread -> join(thread, cancellation));
    queue.throwFatal();
    RunCounts counts = queue.counts();
    listener.experimentFinished(experiment, counts);
    return counts;
  }

  private static void join(Thread thread, Cancellation cancellation) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        cancellation.request();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
