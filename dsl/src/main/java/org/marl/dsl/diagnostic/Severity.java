package org.marl.dsl.diagnostic;

import java.util.Locale;

/** How bad it is. Only errors keep a script from running. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
