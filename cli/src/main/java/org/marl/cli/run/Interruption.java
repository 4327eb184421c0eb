package org.marl.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.marl.core.run.Cancellation;

/**
 * Turns Ctrl-C (and any other wish to end the process) into a cancellation, and keeps the process
 * alive until the runs have stopped and their files are whole.
 */
final class Interruption implements AutoCloseable {
  /** A run that does not stop in this time is cut off: its files then say that it is unfinished. */
  private static final long PATIENCE_SECONDS = 30;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");

  private Interruption() {}

  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  private void stop() {
    cancellation.request();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("marl: a run did not stop in time and was cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is running, and goes on now.
    }
  }
}
