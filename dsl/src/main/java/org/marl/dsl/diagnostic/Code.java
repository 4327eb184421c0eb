package org.marl.dsl.diagnostic;

import java.util.Locale;

/**
 * The stable codes: P syntax, F files, N names, T types and values, M mathematics, C combinations,
 * W warnings. Each has at least one golden under {@code corpus/errors} and a page in {@code
 * docs/errors.md}.
 */
public enum Code {
  // Syntax
  P001("something else was expected here"),
  P002("a string does not end on its line"),
  P003("a number is malformed"),
  P004("a comment does not end"),
  P005("a bracket is not closed"),
  P006("a character has no meaning"),
  P007("two items stand on one line"),
  P008("comparisons cannot be chained"),
  P009("the nesting is too deep"),
  P010("too many syntax errors"),
  P011("a bracket closes nothing"),
  // Files
  F001("a file cannot be read"),
  F002("a file is not UTF-8"),
  F003("an import leaves the script's folder"),
  F004("an import cannot be read"),
  F005("files import each other in a circle"),
  // Names
  N001("a name is not known"),
  N002("a name is declared twice"),
  N003("a key is not known"),
  N004("a key is set twice"),
  N005("a name is reserved"),
  N006("a name means something of another kind"),
  N007("an argument has no parameter"),
  N008("something required is missing"),
  N009("an item does not belong here"),
  N010("a definition refers to itself"),
  N011("a kind of declaration is not known"),
  N012("an agent, action or state is not known"),
  N013("a key has a new name"),
  // Types and values
  T001("a value is of the wrong type"),
  T002("a number is out of its range"),
  T003("an expression does not fit together"),
  T004("a quantity is not available here"),
  T005("a sweep cannot stand here"),
  // Mathematics
  M001("f is not convex"),
  M002("f(1) is not 0"),
  M003("f is not defined everywhere on (0, inf)"),
  M004("probabilities do not sum to 1"),
  M005("a table has the wrong shape"),
  M006("a limit of f is stated wrongly"),
  // Combinations
  C001("a component has no engine yet"),
  C002("a combination does not work"),
  C003("an experiment has too many runs"),
  C004("a claim cannot be evaluated"),
  // Warnings
  W001("a name is never used"),
  W002("a name hides another"),
  W003("a state is never reached"),
  W004("a rule never matches"),
  W005("a confidence has one seed");

  private final String title;

  Code(String title) {
    this.title = title;
  }

  /** As users see it: {@code MARL-P001}. */
  public String id() {
    return "MARL-" + name();
  }

  /** Is it about the text alone, before any meaning? */
  public boolean isSyntax() {
    return name().startsWith("P");
  }

  /** The kind of mistake, in general words. */
  public String title() {
    return title;
  }

  /** Its anchor in the documentation. */
  public String anchor() {
    return id().toLowerCase(Locale.ROOT);
  }
}
