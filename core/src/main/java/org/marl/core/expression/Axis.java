package org.marl.core.expression;

import java.util.Locale;

/**
 * A named axis of an expression. The order of the constants is the one order of axes everywhere, so
 * alignment of two operands inserts axes but never transposes.
 */
public enum Axis {
  /** One entry per agent. */
  AGENTS,
  /** Steps of a sequence; internal, to users a part of {@link #SAMPLES}. */
  TIME,
  /** States of a finite game; internal, to users a part of {@link #SAMPLES}. */
  STATES,
  /**
   * One entry per recorded step (tensor engine) or per state and joint action (exact engine, whose
   * arrays keep joint actions on this axis and states on their own).
   */
  SAMPLES,
  /** One entry per discrete action of an agent. */
  ACTIONS,
  /** One entry per dimension of a continuous action. */
  DIMS,
  /** One entry per pass over the batch of an update. */
  EPOCHS;

  /** The word that scripts use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
