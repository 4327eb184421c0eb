package org.marl.dsl.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * Diagnostics as text for people:
 *
 * <pre>
 * error[MARL-N003]: `qmix` has no key `mixing_embed_dm`
 *   --> two_step.marl:7:5
 *    |
 *  6 |   algorithm qmix {
 *    |             ---- its keys are checked
 *  7 |     mixing_embed_dm = 32
 *    |     ^^^^^^^^^^^^^^^ no such key
 *    |
 *    = help: did you mean `mixing_embed_dim`?
 * </pre>
 *
 * Stateless.
 */
public final class DiagnosticRenderer {
  /** Nobody reads more; a file with a million lines may have as many mistakes. */
  private static final int MOST = 100;

  private final Ink ink;

  /**
   * A renderer.
   *
   * @param colour whether to use ANSI colours
   */
  public DiagnosticRenderer(boolean colour) {
    this.ink = new Ink(colour);
  }

  /**
   * All of them, or the first hundred, a blank line between each, and the count on the last line;
   * empty if there are none.
   */
  public String render(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics.subList(0, Math.min(MOST, diagnostics.size()))) {
      text.append(render(diagnostic)).append('\n');
    }
    if (diagnostics.size() > MOST) {
      text.append("the first ").append(MOST).append(" are shown of ");
    }
    return text.append(count(diagnostics)).append('\n').toString();
  }

  /** How many there are of each severity: {@code 2 errors, 1 warning}. */
  public static String count(List<Diagnostic> diagnostics) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
      if (count > 0) {
        counts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", counts);
  }

  /** One of them, in lines that each end with a line feed. */
  public String render(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder();
    Severity severity = diagnostic.severity();
    text.append(ink.severity(severity, severity.word() + "[" + diagnostic.code().id() + "]"))
        .append(ink.strong(": " + diagnostic.message()))
        .append('\n');
    int margin = margin(diagnostic);
    Map<Source, List<Mark>> marks = marks(diagnostic);
    boolean first = true;
    for (Map.Entry<Source, List<Mark>> file : marks.entrySet()) {
      Span place = first ? diagnostic.primary().span() : file.getValue().get(0).span();
      place(text, place, first ? "-->" : ":::", margin);
      if (!file.getKey().text().isEmpty()) {
        gutter(text, margin).append('\n');
        new Excerpt(file.getKey(), file.getValue(), severity, margin, ink).appendTo(text);
      }
      first = false;
    }
    if (!diagnostic.help().isEmpty()) {
      gutter(text, margin).append('\n');
      for (String sentence : diagnostic.help()) {
        text.append(" ".repeat(margin + 2))
            .append(ink.gutter("="))
            .append(" help: ")
            .append(sentence)
            .append('\n');
      }
    }
    return text.toString();
  }

  private void place(StringBuilder text, Span span, String arrow, int margin) {
    Source source = span.source();
    text.append(" ".repeat(margin + 1)).append(ink.gutter(arrow)).append(' ').append(source.name());
    if (!source.text().isEmpty()) {
      text.append(':')
          .append(source.line(span.start()))
          .append(':')
          .append(source.column(span.start()));
    }
    text.append('\n');
  }

  private StringBuilder gutter(StringBuilder text, int margin) {
    return text.append(" ".repeat(margin + 2)).append(ink.gutter("|"));
  }

  /** Digits of the largest line number shown. */
  private static int margin(Diagnostic diagnostic) {
    int largest =
        Stream.concat(Stream.of(diagnostic.primary()), diagnostic.related().stream())
            .map(Label::span)
            .mapToInt(span -> span.source().line(span.end()))
            .max()
            .orElse(1);
    return Integer.toString(largest).length();
  }

  /** What to mark, by file; the file of the primary place comes first. */
  private static Map<Source, List<Mark>> marks(Diagnostic diagnostic) {
    Map<Source, List<Mark>> marks = new LinkedHashMap<>();
    add(marks, diagnostic.primary(), true);
    diagnostic.related().forEach(label -> add(marks, label, false));
    return marks;
  }

  private static void add(Map<Source, List<Mark>> marks, Label label, boolean primary) {
    marks
        .computeIfAbsent(label.span().source(), source -> new ArrayList<>())
        .addAll(Mark.of(label, primary));
  }
}
