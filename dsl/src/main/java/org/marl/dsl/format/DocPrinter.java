package org.marl.dsl.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Prints documents, breaking those groups that do not fit. */
final class DocPrinter {
  static final int WIDTH = 100;
  static final int INDENTATION = 2;

  private record Task(Doc doc, int indentation, boolean flat) {}

  private final StringBuilder out = new StringBuilder();
  private final Deque<Task> tasks = new ArrayDeque<>();
  private int column;
  private boolean lineStart = true;
  private boolean mustBreak;

  /** Whether another comment may follow the one that ended the line. */
  private boolean followable;

  private DocPrinter() {}

  /** The text, ending with a line feed unless it is empty. */
  static String print(Doc doc) {
    DocPrinter printer = new DocPrinter();
    printer.run(doc);
    String text = printer.out.toString().stripTrailing();
    return text.isEmpty() ? "" : text + "\n";
  }

  private void run(Doc doc) {
    tasks.push(new Task(doc, 0, false));
    while (!tasks.isEmpty()) {
      step(tasks.pop());
    }
  }

  private void step(Task task) {
    Doc doc = task.doc();
    int indentation = task.indentation();
    if (doc instanceof Doc.Text text) {
      write(text.text(), indentation);
    } else if (doc instanceof Doc.Choice text) {
      write(task.flat() ? text.flat() : text.broken(), indentation);
    } else if (doc instanceof Doc.Inline comment) {
      inline(comment, indentation);
    } else if (doc instanceof Doc.Line line) {
      if (task.flat()) {
        write(line.flat(), indentation);
      } else {
        newLine(false);
      }
    } else if (doc instanceof Doc.HardLine line) {
      newLine(line.blank());
    } else if (doc instanceof Doc.EndOfLine comment) {
      endOfLine(comment, indentation);
    } else if (doc instanceof Doc.OwnLine comment) {
      ownLine(comment, indentation);
    } else if (doc instanceof Doc.Concat concat) {
      for (int i = concat.parts().size() - 1; i >= 0; i--) {
        tasks.push(new Task(concat.parts().get(i), indentation, task.flat()));
      }
    } else if (doc instanceof Doc.Indent indent) {
      tasks.push(new Task(indent.inner(), indentation + INDENTATION, task.flat()));
    } else if (doc instanceof Doc.Group group) {
      boolean flat = task.flat() || (!group.breaks() && fits(group, indentation));
      tasks.push(new Task(group.inner(), indentation, flat));
    } else {
      throw new AssertionError(doc);
    }
  }

  private void inline(Doc.Inline comment, int indentation) {
    boolean apart = out.length() > 0 && " ([\n".indexOf(out.charAt(out.length() - 1)) < 0;
    write(apart ? " " : "", indentation);
    write(comment.comment(), indentation);
    write(" ", indentation);
  }

  private void endOfLine(Doc.EndOfLine comment, int indentation) {
    if (followable) {
      mustBreak = false;
    }
    write(lineStart || mustBreak ? "" : "  ", indentation);
    write(comment.comment(), indentation);
    mustBreak = true;
    followable = !comment.comment().startsWith("//");
  }

  private void ownLine(Doc.OwnLine comment, int indentation) {
    if (!lineStart) {
      newLine(comment.blankBefore());
    } else if (comment.blankBefore()) {
      blank();
    }
    mustBreak = false;
    write(comment.comment(), indentation);
    mustBreak = true;
  }

  private void write(String text, int indentation) {
    if (text.isEmpty() || (text.isBlank() && (mustBreak || lineStart))) {
      return;
    }
    if (mustBreak) {
      newLine(false);
    }
    followable = false;
    if (lineStart) {
      out.append(" ".repeat(indentation));
      column = indentation;
      lineStart = false;
    }
    out.append(text);
    int end = text.lastIndexOf('\n');
    column = end < 0 ? column + width(text) : width(text.substring(end + 1));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private void newLine(boolean blank) {
    if (!lineStart) {
      while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
        out.setLength(out.length() - 1);
      }
      out.append('\n');
    }
    if (blank) {
      blank();
    }
    lineStart = true;
    mustBreak = false;
  }

  /** Adds an empty line, unless there is one. */
  private void blank() {
    int length = out.length();
    if (length > 1 && out.charAt(length - 2) != '\n') {
      out.append('\n');
    }
  }

  /** Whether a group and what must follow it on the line have room. */
  private boolean fits(Doc group, int indentation) {
    int room = WIDTH - (lineStart ? indentation : column);
    boolean ended = false;
    Deque<Task> rest = new ArrayDeque<>(List.of(new Task(group, indentation, true)));
    var following = tasks.iterator();
    while (room >= 0) {
      if (rest.isEmpty()) {
        if (ended || !following.hasNext()) {
          return true;
        }
        rest.push(following.next());
      }
      Task task = rest.pop();
      Doc doc = task.doc();
      if (doc instanceof Doc.EndOfLine) {
        ended = true;
      } else if (doc instanceof Doc.HardLine
          || doc instanceof Doc.OwnLine
          || (doc instanceof Doc.Line && !task.flat())) {
        return true;
      } else if (doc instanceof Doc.Concat concat) {
        for (int i = concat.parts().size() - 1; i >= 0; i--) {
          rest.push(new Task(concat.parts().get(i), task.indentation(), task.flat()));
        }
      } else if (doc instanceof Doc.Indent indent) {
        rest.push(new Task(indent.inner(), task.indentation(), task.flat()));
      } else if (doc instanceof Doc.Group inner) {
        rest.push(new Task(inner.inner(), task.indentation(), task.flat()));
      } else {
        String text = flat(doc, task.flat());
        if (ended && !text.isBlank()) {
          return false;
        }
        room -= ended ? 0 : width(text);
      }
    }
    return false;
  }

  /** What a part without parts is on one line. */
  private static String flat(Doc doc, boolean flat) {
    if (doc instanceof Doc.Text text) {
      return text.text();
    }
    if (doc instanceof Doc.Choice choice) {
      return flat ? choice.flat() : choice.broken();
    }
    if (doc instanceof Doc.Inline inline) {
      return inline.comment() + " ";
    }
    if (doc instanceof Doc.Line line) {
      return line.flat();
    }
    throw new AssertionError(doc);
  }
}
