package org.marl.dsl.format;

import java.util.List;

/**
 * A text whose lines may break in several places (Wadler, "A prettier printer"). A group stands on
 * one line if it fits; if not, all its own lines break.
 */
sealed interface Doc {

  Doc EMPTY = new Text("");

  /** A break that is a space otherwise. */
  Doc LINE = new Line(" ");

  /** A break that is nothing otherwise. */
  Doc SOFT_LINE = new Line("");

  /** A break in any case, and so of all groups around it. */
  Doc HARD_LINE = new HardLine(false);

  /** A break and an empty line. */
  Doc BLANK_LINE = new HardLine(true);

  /** Whether it can only stand on several lines. */
  boolean breaks();

  static Doc text(String text) {
    return new Text(text);
  }

  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc concat(List<Doc> parts) {
    return new Concat(parts, parts.stream().anyMatch(Doc::breaks));
  }

  static Doc indent(Doc... parts) {
    Doc inner = concat(parts);
    return new Indent(inner, inner.breaks());
  }

  static Doc group(Doc... parts) {
    Doc inner = concat(parts);
    return new Group(inner, inner.breaks());
  }

  /** Without a line end. */
  record Text(String text) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /**
   * A comment at the end of a line: nothing can follow it there. A group that ends with it may
   * stand on one line, since the comment belongs to the whole line.
   */
  record EndOfLine(String comment) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** Whether it ends with a comment that ends its line. */
  static boolean endsLine(Doc doc) {
    return doc instanceof EndOfLine
        || (doc instanceof Concat concat
            && !concat.parts().isEmpty()
            && endsLine(concat.parts().get(concat.parts().size() - 1)));
  }

  /**
   * A comment with lines of its own.
   *
   * @param blankBefore whether an empty line comes first
   */
  record OwnLine(String comment, boolean blankBefore) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /**
   * A possible break.
   *
   * @param flat what stands there if the line does not break
   */
  record Line(String flat) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  record HardLine(boolean blank) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** Something that depends on whether the group around it stands on one line. */
  record Choice(String flat, String broken) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** A comment within a line: a space keeps it from what stands before it. */
  record Inline(String comment) implements Doc {
    @Override
    public boolean breaks() {
      return comment.indexOf('\n') >= 0;
    }
  }

  record Concat(List<Doc> parts, boolean breaks) implements Doc {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** Lines that begin within it are indented by one step more. */
  record Indent(Doc inner, boolean breaks) implements Doc {}

  record Group(Doc inner, boolean breaks) implements Doc {}
}
