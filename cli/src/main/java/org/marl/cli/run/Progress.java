package org.marl.cli.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunListener;
import org.marl.core.run.RunOutcome;

/**
 * Shows how far an experiment is: a bar that moves on a terminal, else a line now and then. Work of
 * less than a second shows nothing.
 */
final class Progress implements RunListener, AutoCloseable {
  private static final long BAR_MILLIS = 200;
  private static final long BAR_DELAY_MILLIS = 1_000;
  private static final long LINE_MILLIS = 30_000;
  private static final String CLEAR = "\r\u001b[K";

  private final ExperimentPlan plan;
  private final Output output;
  private final int width;
  private final long start = System.nanoTime();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Part> active = new ConcurrentHashMap<>();
  private final LongAdder finished = new LongAdder();
  private final LongAdder kept = new LongAdder();
  private final DoubleAdder resumed = new DoubleAdder();
  private final Thread painter;

  /** How far a run is, from 0 to 1; written by the run's thread alone. */
  private static final class Part {
    volatile double share;
  }

  private static double share(RunPlan run, long step) {
    return (double) step / run.schedule().length();
  }

  private Progress(ExperimentPlan plan, Terminal terminal) {
    this.plan = plan;
    this.output = terminal.err();
    this.width = terminal.width();
    this.painter = new Thread(this::paint, "progress");
    painter.setDaemon(true);
  }

  /** Starts showing, unless silent. */
  static Progress start(ExperimentPlan plan, Terminal terminal, boolean silent) {
    Progress progress = new Progress(plan, terminal);
    if (!silent) {
      progress.painter.start();
    }
    return progress;
  }

  @Override
  public void runKept(RunPlan run) {
    kept.increment();
  }

  @Override
  public void runStarted(RunPlan run) {
    active.put(run.id(), new Part());
  }

  @Override
  public void recorded(RunPlan run, long step, double[] values) {
    active.get(run.id()).share = share(run, step);
  }

  @Override
  public void resumed(RunPlan run, long step) {
    active.get(run.id()).share = share(run, step);
    resumed.add(share(run, step));
  }

  @Override
  public void runFinished(RunPlan run, RunOutcome outcome) {
    active.remove(run.id());
    finished.increment();
  }

  private void paint() {
    boolean bar = output.isTerminal();
    try {
      boolean end = closed.await(bar ? BAR_DELAY_MILLIS : LINE_MILLIS, TimeUnit.MILLISECONDS);
      while (!end) {
        if (bar) {
          output.text(CLEAR + state().bar(width - 1));
        } else {
          output.line(state().line());
        }
        end = closed.await(bar ? BAR_MILLIS : LINE_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (bar) {
        output.text(CLEAR);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProgressState state() {
    double running = active.values().stream().mapToDouble(part -> part.share).sum();
    return new ProgressState(
        plan.name(),
        kept.sum(),
        finished.sum(),
        running,
        resumed.sum(),
        plan.runs().count(),
        (System.nanoTime() - start) / 1e9);
  }

  /** Stops showing; the line is free again. */
  @Override
  public void close() {
    closed.countDown();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
