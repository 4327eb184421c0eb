package org.marl.dsl.format;

import java.util.ArrayList;
import java.util.List;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * Lays out what braces enclose, except sweeps. What was on one line stays there if it fits, with
 * commas; otherwise every entry has a line, without commas, and the equals signs of consecutive
 * entries stand below each other.
 */
abstract class BlockLayout<T> {

  /**
   * An entry.
   *
   * @param head up to the equals sign
   * @param tail from there on
   * @param aligned whether it has an equals sign
   */
  record Entry(Doc head, Doc tail, boolean aligned) {}

  private final TokenCursor cursor;
  private final boolean oneLine;
  private final String separator;

  BlockLayout(TokenCursor cursor, Span braces) {
    this(cursor, braces, ",");
  }

  BlockLayout(TokenCursor cursor, Span braces, String separator) {
    this.cursor = cursor;
    Source source = braces.source();
    this.oneLine = source.line(braces.start()) == source.line(braces.end());
    this.separator = separator;
  }

  abstract Entry layOut(T entry);

  Doc layOut(List<T> entries) {
    Doc open = cursor.next("{");
    Doc line = oneLine ? Doc.LINE : Doc.HARD_LINE;
    List<Doc> inner = new ArrayList<>();
    List<Entry> run = new ArrayList<>();
    List<Doc> starts = new ArrayList<>();
    List<Doc> ends = new ArrayList<>();
    boolean lines = false;
    for (int i = 0; i < entries.size(); i++) {
      boolean separated = cursor.separated() || lines;
      boolean blank = i > 0 && cursor.blankAbove();
      Doc start = blank ? Doc.BLANK_LINE : line;
      Doc above = cursor.above();
      Entry entry = layOut(entries.get(i));
      boolean last = i + 1 == entries.size();
      Doc comma = comma();
      lines = comma.breaks();
      Doc end = Doc.concat(last ? Doc.EMPTY : new Doc.Choice(separator, ""), comma);
      if (separated || !aligns(entry)) {
        flush(inner, starts, run, ends);
      }
      starts.add(Doc.concat(start, above));
      run.add(entry);
      ends.add(end);
      if (!aligns(entry)) {
        flush(inner, starts, run, ends);
      }
    }
    flush(inner, starts, run, ends);
    inner.add(cursor.above());
    Doc closing = entries.isEmpty() ? Doc.EMPTY : line;
    return Doc.group(open, Doc.indent(Doc.concat(inner)), closing, cursor.next("}"));
  }

  private Doc comma() {
    return cursor.at(",") ? cursor.dropped() : Doc.EMPTY;
  }

  private static boolean aligns(Entry entry) {
    return entry.aligned() && !entry.head().breaks();
  }

  private static void flush(List<Doc> inner, List<Doc> starts, List<Entry> run, List<Doc> ends) {
    int widest =
        run.stream().filter(BlockLayout::aligns).mapToInt(e -> width(e.head())).max().orElse(0);
    for (int i = 0; i < run.size(); i++) {
      Entry entry = run.get(i);
      int padding = aligns(entry) ? widest - width(entry.head()) : 0;
      inner.add(starts.get(i));
      inner.add(entry.head());
      inner.add(new Doc.Choice("", " ".repeat(padding)));
      inner.add(entry.tail());
      inner.add(ends.get(i));
    }
    starts.clear();
    run.clear();
    ends.clear();
  }

  private static int width(Doc head) {
    return DocPrinter.print(head).length() - 1;
  }
}
