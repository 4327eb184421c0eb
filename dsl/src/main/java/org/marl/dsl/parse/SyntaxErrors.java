package org.marl.dsl.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.diagnostic.Fix;
import org.marl.dsl.diagnostic.Label;
import org.marl.dsl.diagnostic.Severity;
import org.marl.dsl.source.Span;

/**
 * Passes on the first of the syntax errors that one mistake causes: at most one per line and one
 * per region that a reported error has made unreliable, and {@value #LIMIT} in all.
 */
final class SyntaxErrors {
  static final int LIMIT = 20;

  private record Region(int start, int end) {}

  private final Diagnostics diagnostics;
  private final Set<Integer> lines = new HashSet<>();
  private final List<Region> regions = new ArrayList<>();
  private final TreeSet<Integer> places = new TreeSet<>();
  private int count;

  SyntaxErrors(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Reports an error that says nothing about its surroundings. */
  void report(Diagnostic error) {
    report(error, error.primary().span());
  }

  /**
   * Reports an error.
   *
   * @param region the part of the text that it makes unreliable: later errors in it are passed over
   */
  void report(Diagnostic error, Span region) {
    Span place = error.primary().span();
    places.add(place.start());
    if (exhausted() || covered(place.start()) || !lines.add(place.source().line(place.start()))) {
      return;
    }
    regions.add(new Region(region.start(), region.end()));
    if (count++ < LIMIT) {
      diagnostics.add(error);
    } else {
      diagnostics.add(
          error(Code.P010, "too many syntax errors; the rest is not shown", place, "").build());
    }
  }

  /** Passes over whatever else is found in a part of the text. */
  void ignore(Span region) {
    regions.add(new Region(region.start(), region.end()));
  }

  private boolean covered(int offset) {
    return regions.stream().anyMatch(r -> r.start() < offset && offset < r.end());
  }

  /** Whether no more will be reported. */
  boolean exhausted() {
    return count > LIMIT;
  }

  /** Whether an error, reported or passed over, lies in a span or just after it. */
  boolean within(Span span) {
    Integer place = places.ceiling(span.start());
    return place != null && place <= span.end();
  }

  static Builder error(Code code, String message, Span place, String label) {
    return new Builder(code, message, new Label(place, label));
  }

  /** Collects the parts of a diagnostic. */
  static final class Builder {
    private final Code code;
    private final String message;
    private final Label primary;
    private final List<Label> related = new ArrayList<>();
    private final List<String> help = new ArrayList<>();
    private Optional<Fix> fix = Optional.empty();

    private Builder(Code code, String message, Label primary) {
      this.code = code;
      this.message = message;
      this.primary = primary;
    }

    Builder related(Span span, String text) {
      related.add(new Label(span, text));
      return this;
    }

    Builder help(String sentence) {
      help.add(sentence);
      return this;
    }

    Builder fix(String title, Span replaced, String replacement) {
      fix = Optional.of(new Fix(title, replaced, replacement));
      return this;
    }

    Diagnostic build() {
      return new Diagnostic(Severity.ERROR, code, message, primary, related, help, fix);
    }
  }
}
