package org.marl.dsl.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of one script, and where its lines start. Two sources are equal if they are the same
 * object.
 */
public final class Source {
  private final String name;
  private final Optional<Path> path;
  private final String text;
  private final int[] lineStarts;

  private Source(String name, Optional<Path> path, String text) {
    this.name = name;
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /** A source without a file: a library script or a test. */
  public static Source of(String name, String text) {
    return new Source(name, Optional.empty(), text);
  }

  /** The text of a file; {@code name} is what messages print. */
  public static Source of(String name, Path path, String text) {
    return new Source(name, Optional.of(path), text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String name() {
    return name;
  }

  /** The file, where there is one: imports are relative to it. */
  public Optional<Path> path() {
    return path;
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** Line number of an offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Column of an offset in code points, from 1. */
  public int column(int offset) {
    return text.codePointCount(lineStarts[line(offset) - 1], offset) + 1;
  }

  /** Offset of the first unit of a line, numbered from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line, numbered from 1, without its end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The whole text. */
  public Span all() {
    return new Span(this, 0, text.length());
  }

  @Override
  public String toString() {
    return name;
  }
}
