package org.marl.core.expression;

/** Which parameters a network-dependent quantity is evaluated under. */
public enum Copy {
  LIVE,
  /** As they were when the update started, {@code old(e)}. */
  OLD,
  /** The slowly following copies, {@code target(e)}. */
  TARGET
}
