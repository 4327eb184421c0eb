package org.marl.dsl.diagnostic;

import java.util.Locale;

/**
 * The stable codes. P syntax, N names, T types and values, M mathematics, C compatibility, F files, W warnings. Each has
 * at least one golden under {@code corpus/errors} and a page in {@code docs/errors.md}.
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
  P011("a bracket closes nothing");

  private final String title;

  Code(String title) {
    this.title = title;
  }

  /** As users see it: {@code MARL-P001}. */
  public String id() {
    return "MARL-" + name();
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
