package org.marl.dsl.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * One finding.
 *
 * @param severity error, warning or note
 * @param code stable, with a page of its own in {@code docs/errors}
 * @param message one sentence without a full stop, in the words of the user's own text
 * @param primary the place that the caret marks
 * @param related other places that explain it
 * @param help what would be right, one sentence each: facts first, then advice
 * @param fix an edit, where exactly one suggests itself
 */
public record Diagnostic(
    Severity severity,
    Code code,
    String message,
    Label primary,
    List<Label> related,
    List<String> help,
    Optional<Fix> fix) {

  public Diagnostic {
    related = List.copyOf(related);
    help = List.copyOf(help);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
