package org.marl.dsl.source;

/**
 * A half-open range of a {@link Source}, in UTF-16 units.
 *
 * @param source the text that it lies in
 * @param start first unit
 * @param end one past the last unit
 */
public record Span(Source source, int start, int end) {

  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + source.name());
    }
  }

  /** From the start of this to the end of the other. */
  public Span to(Span other) {
    return new Span(source, start, Math.max(end, other.end));
  }

  /** An empty span at the end of this one. */
  public Span after() {
    return new Span(source, end, end);
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** The text that it covers. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Short, since sources are long. */
  @Override
  public String toString() {
    return source.name() + ":" + start + ".." + end;
  }
}
