package org.marl.core.expression;

/** What one entry of an expression is. */
public enum Element {
  REAL,
  BOOL,
  /** An index into the actions of an agent. */
  INDEX
}
