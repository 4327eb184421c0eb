package org.marl.core.run;

/**
 * A run that cannot go on. The message names the place: agent, state, step, what is not a number.
 * The user is told the last good checkpoint besides. Other runs are not affected.
 */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunFailure(String message) {
    super(message);
  }
}
