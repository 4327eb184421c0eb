package org.marl.core.run;

/** A request to stop, made once and seen by all runs. Thread-safe. */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
