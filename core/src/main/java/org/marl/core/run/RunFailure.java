package org.marl.core.run;

/**
 * A run that cannot go on. The message names agent, state, iteration; other runs are not affected.
 */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunFailure(String message) {
    super(message);
  }
}
