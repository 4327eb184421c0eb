package org.marl.core.expression;

import java.util.Locale;

/** A group of trained parameters that a statement of an update can train. */
public enum Network {
  POLICY,
  CRITIC,
  Q,
  MIXER,
  CENTRAL,
  MODEL,
  /** Learned coefficients, {@code learned(start)}. */
  COEFFICIENT;

  /** The word that scripts use after {@code over}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
