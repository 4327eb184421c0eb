package org.marl.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.marl.dsl.parse.Lexeme;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * The tokens of a script in order, each with the comments that belong to it: those behind it that
 * end its line, those on the lines above it, and those in front of it on its line.
 */
final class TokenCursor {
  private final Source source;
  private final List<Lexeme> lexemes;
  private int comments;
  private int at;

  TokenCursor(Source source) {
    this.source = source;
    this.lexemes = Lexeme.of(source);
    skipComments();
  }

  private void skipComments() {
    comments = at;
    while (at < lexemes.size() && lexemes.get(at).comment()) {
      at++;
    }
  }

  /** Whether a certain token comes next. */
  boolean at(String text) {
    return at < lexemes.size() && lexemes.get(at).text().equals(text);
  }

  /** The next token with its comments. */
  Doc next() {
    Lexeme token = lexemes.get(at);
    List<Doc> parts = new ArrayList<>(before(true));
    parts.add(Doc.text(token.text()));
    parts.addAll(after());
    return parts.size() == 1 ? parts.get(0) : Doc.concat(parts);
  }

  /** The next token, which must be this one, with its comments. */
  Doc next(String text) {
    if (!at(text)) {
      throw new IllegalStateException("no " + text + " at token " + at);
    }
    return next();
  }

  /** Leaves the next token out and keeps its comments; none can follow on a line that has one. */
  Doc dropped() {
    boolean occupied = at > 0 && lexemes.get(at - 1).comment();
    List<Doc> parts = new ArrayList<>(before(false));
    for (Doc comment : after()) {
      parts.add(
          occupied && comment instanceof Doc.EndOfLine behind
              ? new Doc.OwnLine(behind.comment(), false)
              : comment);
    }
    return Doc.concat(parts);
  }

  /** The comments above the next token, or above the end of the file. */
  Doc above() {
    List<Doc> parts = new ArrayList<>();
    for (; comments < at && !inFront(comments); comments++) {
      parts.add(ownLine(comments));
    }
    return Doc.concat(parts);
  }

  /** Whether an empty line precedes the next token or the comments above it. */
  boolean blankAbove() {
    return comments > 0 && comments < lexemes.size() && lineEnds(comments - 1) > 1;
  }

  /** Whether lines of comments, or an empty line, precede the next token. */
  boolean separated() {
    return blankAbove() || comments < at;
  }

  /** From the next token to the end of a span: from a brace to its partner. */
  Span braces(Span item) {
    return lexemes.get(at).span().to(item);
  }

  private List<Doc> before(boolean inline) {
    List<Doc> parts = new ArrayList<>();
    for (; comments < at; comments++) {
      if (!inFront(comments)) {
        parts.add(ownLine(comments));
        if (comments + 1 == at && lineEnds(comments) > 1) {
          parts.add(Doc.BLANK_LINE);
        }
      } else if (inline) {
        parts.add(new Doc.Inline(comment(comments)));
      } else {
        parts.add(new Doc.EndOfLine(comment(comments)));
      }
    }
    return parts;
  }

  /** Consumes the token; what ends its line belongs to it. */
  private List<Doc> after() {
    at++;
    int end = at;
    while (end < lexemes.size() && lexemes.get(end).comment() && lineEnds(end - 1) == 0) {
      end++;
    }
    boolean endsLine = end == lexemes.size() || lineEnds(end - 1) > 0;
    List<Doc> parts = new ArrayList<>();
    while (endsLine && at < end) {
      parts.add(new Doc.EndOfLine(comment(at++)));
    }
    skipComments();
    return parts;
  }

  /** Whether only comments stand between a comment and the next token, on one line. */
  private boolean inFront(int comment) {
    for (int i = comment; i < at; i++) {
      if (lineEnds(i) > 0) {
        return false;
      }
    }
    return at < lexemes.size();
  }

  private Doc ownLine(int index) {
    boolean first = index == 0 || isOpener(lexemes.get(index - 1));
    return new Doc.OwnLine(comment(index), !first && lineEnds(index - 1) > 1);
  }

  private static boolean isOpener(Lexeme lexeme) {
    return !lexeme.comment() && "([{".contains(lexeme.text());
  }

  /** The text of a comment, with line feeds and without spaces at its end. */
  private String comment(int index) {
    return lexemes.get(index).text().lines().collect(Collectors.joining("\n")).stripTrailing();
  }

  /** How many lines end between a lexeme and the next. */
  private int lineEnds(int index) {
    if (index + 1 >= lexemes.size()) {
      return 1;
    }
    return source.line(lexemes.get(index + 1).span().start())
        - source.line(lexemes.get(index).span().end());
  }
}
