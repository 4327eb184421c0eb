package org.marl.dsl.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import org.marl.dsl.source.Source;

/**
 * A source as the lexer reads it, by UTF-16 units. ANTLR's own streams count code points; with this
 * one the offsets of tokens are those of spans and nothing needs converting.
 */
final class Utf16CharStream implements CharStream {
  private final String text;
  private final String name;
  private int index;

  Utf16CharStream(Source source) {
    this.text = source.text();
    this.name = source.name();
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    index++;
  }

  @Override
  public int LA(int i) {
    int at = i > 0 ? index + i - 1 : index + i;
    return i == 0 || at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int index) {
    this.index = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
