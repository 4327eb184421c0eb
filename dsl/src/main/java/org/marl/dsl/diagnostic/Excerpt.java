package org.marl.dsl.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.marl.dsl.source.Source;

/** The marked lines of one file. */
final class Excerpt {
  private final Source source;
  private final TreeMap<Integer, List<Mark>> lines;
  private final Severity severity;
  private final int margin;
  private final Ink ink;

  Excerpt(Source source, List<Mark> marks, Severity severity, int margin, Ink ink) {
    this.source = source;
    this.lines =
        marks.stream()
            .collect(Collectors.groupingBy(Mark::line, TreeMap::new, Collectors.toList()));
    this.severity = severity;
    this.margin = margin;
    this.ink = ink;
  }

  void appendTo(StringBuilder text) {
    int previous = 0;
    for (Map.Entry<Integer, List<Mark>> line : lines.entrySet()) {
      if (previous > 0 && line.getKey() > previous + 1) {
        text.append(ink.gutter("...")).append('\n');
      }
      append(text, line.getKey(), line.getValue());
      previous = line.getKey();
    }
  }

  private void append(StringBuilder text, int number, List<Mark> marks) {
    Mark focus = marks.stream().filter(Mark::primary).findFirst().orElse(marks.get(0));
    DisplayLine line = DisplayLine.of(source, number, focus.start());
    text.append(ink.gutter(String.format(" %" + margin + "d |", number)));
    if (!line.text().isBlank()) {
      text.append(' ').append(line.text().stripTrailing());
    }
    text.append('\n');
    marks.stream()
        .sorted(Comparator.comparing(Mark::primary).reversed().thenComparing(Mark::start))
        .forEach(mark -> append(text, line, mark));
  }

  private void append(StringBuilder text, DisplayLine line, Mark mark) {
    int start = line.column(mark.start());
    int length = Math.max(1, line.column(mark.end()) - start);
    String underline = (mark.primary() ? "^" : "-").repeat(length);
    String label = mark.text().isEmpty() ? underline : underline + " " + mark.text();
    text.append(" ".repeat(margin + 2))
        .append(ink.gutter("|"))
        .append(' ')
        .append(" ".repeat(start))
        .append(mark.primary() ? ink.severity(severity, label) : ink.gutter(label))
        .append('\n');
  }
}
