package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Fix;
import org.marl.dsl.diagnostic.Label;
import org.marl.dsl.diagnostic.Severity;
import org.marl.dsl.diagnostic.Suggestions;
import org.marl.dsl.source.Span;

/** A diagnostic in the making. */
final class Problem {
  private final Severity severity;
  private final Code code;
  private final Span span;
  private final String message;
  private String label = "";
  private final List<Label> related = new ArrayList<>();
  private final List<String> help = new ArrayList<>();
  private Optional<Fix> fix = Optional.empty();

  private Problem(Severity severity, Code code, Span span, String message) {
    this.severity = severity;
    this.code = code;
    this.span = span;
    this.message = message;
  }

  static Problem error(Code code, Span span, String message) {
    return new Problem(Severity.ERROR, code, span, message);
  }

  /**
   * A value of another type than its place expects, which {@code expected} says with its article.
   */
  static Problem wrongType(Value found, String expected) {
    return error(
        Code.T001, found.span(), expected + " is expected here, found " + Words.describe(found));
  }

  static Problem warning(Code code, Span span, String message) {
    return new Problem(Severity.WARNING, code, span, message);
  }

  static Problem note(Code code, Span span, String message) {
    return new Problem(Severity.NOTE, code, span, message);
  }

  /** What stands beside the caret. */
  Problem label(String text) {
    label = text;
    return this;
  }

  Problem related(Span place, String text) {
    related.add(new Label(place, text));
    return this;
  }

  /** What would be right; an empty text adds nothing. */
  Problem help(String text) {
    if (!text.isEmpty()) {
      help.add(text);
    }
    return this;
  }

  /** "Did you mean …", and a fix where one name is nearest. */
  Problem nearest(String wrong, Collection<String> candidates) {
    Suggestions.help(wrong, candidates).ifPresent(help::add);
    List<String> near = Suggestions.nearest(wrong, candidates);
    if (near.size() == 1 && span.text().equals(wrong)) {
      fix = Optional.of(new Fix("replace by `" + near.get(0) + "`", span, near.get(0)));
    }
    return this;
  }

  void to(Session session) {
    session.report(
        new Diagnostic(severity, code, message, new Label(span, label), related, help, fix));
  }

  /** The same finding at another place, with the old place as a related one. */
  static Diagnostic moved(Diagnostic diagnostic, Span place, Label old) {
    List<Label> related = new ArrayList<>();
    related.add(old);
    related.addAll(diagnostic.related());
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.message(),
        new Label(place, diagnostic.primary().text()),
        related,
        diagnostic.help(),
        Optional.empty());
  }
}
