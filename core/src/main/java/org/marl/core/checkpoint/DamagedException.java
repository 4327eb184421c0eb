package org.marl.core.checkpoint;

/** A stored checkpoint that cannot be used; the message is a clause that says what is wrong. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
