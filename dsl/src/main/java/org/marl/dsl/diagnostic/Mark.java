package org.marl.dsl.diagnostic;

import java.util.List;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * What to underline of one line.
 *
 * @param line its number
 * @param start first offset in the source
 * @param end one past the last
 * @param text what to write behind
 */
record Mark(int line, int start, int end, String text, boolean primary, Span span) {

  /** Of a span over several lines, the first and the last are marked. */
  static List<Mark> of(Label label, boolean primary) {
    Span span = label.span();
    Source source = span.source();
    int first = source.line(span.start());
    int last = source.line(Math.max(span.start(), span.end() - 1));
    if (first == last) {
      int end = Math.min(span.end(), Math.max(span.start(), textEnd(source, first)));
      return List.of(new Mark(first, span.start(), end, label.text(), primary, span));
    }
    int lastStart = source.lineStart(last) + indentation(source.lineText(last));
    return List.of(
        new Mark(first, span.start(), textEnd(source, first), "", primary, span),
        new Mark(last, Math.min(lastStart, span.end()), span.end(), label.text(), primary, span));
  }

  private static int textEnd(Source source, int line) {
    return source.lineStart(line) + source.lineText(line).length();
  }

  private static int indentation(String line) {
    int i = 0;
    while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
      i++;
    }
    return i;
  }
}
