package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * Reports tokens that are malformed in themselves and puts what was meant in their place, so that
 * the parser does not stumble over them again.
 */
final class TokenRepair {
  private final Source source;
  private final SyntaxErrors errors;
  private final List<ScriptToken> tokens;
  private final Layout layout;
  private final List<ScriptToken> repaired;
  private int at;

  private TokenRepair(Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    this.source = source;
    this.tokens = tokens;
    this.errors = errors;
    this.layout = new Layout(tokens);
    this.repaired = new ArrayList<>(tokens.size());
  }

  static List<ScriptToken> repair(Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    TokenRepair repair = new TokenRepair(source, tokens, errors);
    while (repair.at < tokens.size()) {
      repair.next();
    }
    return repair.repaired;
  }

  private void next() {
    ScriptToken token = tokens.get(at);
    switch (token.getType()) {
      case UNKNOWN -> unknown(token);
      case BAD_NUMBER -> badNumber(token);
      case BAD_STRING -> badString(token);
      case DOT -> dot(token);
      case ASSIGN -> assign(token);
      case EQ, COLON -> mistakenAssign(token);
      default -> {
        insertMissingValue();
        repaired.add(token);
        at++;
      }
    }
  }

  // Numbers and strings.

  private void badNumber(ScriptToken token) {
    String text = shortened(token.getText());
    String rule =
        text.matches("[0-9_]+(\\.[0-9_]+){2,}")
            ? "a number has one point"
            : text.matches(".*[0-9][eE]")
                ? "digits follow the `e` of a number, as in `1e-3`"
                : text.matches("[0-9_.]+")
                    ? "an underscore stands between digits, as in `50_000`"
                    : "names begin with a letter; numbers end with a digit, `k` or `M`";
    errors.report(
        SyntaxErrors.error(Code.P003, "`" + text + "` is not a number", token.span(source), "")
            .help(rule)
            .build());
    replace(1, NUMBER);
  }

  private void badString(ScriptToken token) {
    String text = token.getText();
    boolean escape = text.length() > 1 && text.endsWith("\"");
    var error =
        SyntaxErrors.error(
            Code.P002,
            escape ? "this string has an unknown escape" : "this string does not end on its line",
            token.span(source),
            escape ? "" : "no closing quote");
    error.help(
        escape
            ? "after a backslash stands one of `\\`, `\"`, `n`, `t`"
            : "put a `\"` where the text ends");
    errors.report(error.build());
    replace(1, STRING);
  }

  /** {@code .5} and {@code 1.}: a point that touches one number only. */
  private void dot(ScriptToken token) {
    ScriptToken before = repaired.isEmpty() ? null : repaired.get(repaired.size() - 1);
    ScriptToken after = tokens.get(Math.min(at + 1, tokens.size() - 1));
    if (before != null && before.is(NUMBER) && before.end() == token.getStartIndex()) {
      reportPoint(before.span(source).to(token.span(source)), "a digit follows the point");
      before.setUnreadable();
      at++;
    } else if (after.is(NUMBER)
        && token.end() == after.getStartIndex()
        && (before == null || !before.is(NAME))) {
      reportPoint(token.span(source).to(after.span(source)), "a digit stands before the point");
      replace(2, NUMBER);
    } else {
      repaired.add(token);
      at++;
    }
  }

  private void reportPoint(Span place, String rule) {
    errors.report(
        SyntaxErrors.error(Code.P003, "`" + place.text() + "` is not a number", place, "")
            .help(rule + ", as in `0.5`")
            .build());
  }

  /**
   * Adds a value where one should end the line and the next line begins something new: the parser
   * would take its first name for the value.
   */
  private void insertMissingValue() {
    if (repaired.isEmpty() || !(layout.beginsDeclaration(at) || layout.beginsItem(at))) {
      return;
    }
    ScriptToken before = repaired.get(repaired.size() - 1);
    if (needsValue(before)) {
      Span end = before.span(source).after();
      errors.report(
          SyntaxErrors.error(
                  Code.P001, "expected a value after `" + before.getText() + "`", end, "")
              .build());
      ScriptToken value = ScriptToken.missing(STRING, "", end.start());
      value.setUnreadable();
      repaired.add(value);
    }
  }

  private static boolean needsValue(ScriptToken token) {
    return TokenTypes.isOperator(token)
        || switch (token.getType()) {
          case ASSIGN, RANGE, THEN, ELSE, WHEN, MAXIMIZE, MINIMIZE, EXPECT -> true;
          default -> false;
        };
  }

  // Signs of other languages.

  /** {@code =>} where {@code ->} is meant. */
  private void assign(ScriptToken token) {
    if (adjacent(GT)) {
      mistaken(2, ARROW, "->", "write `->` between a pattern and what follows from it");
    } else {
      repaired.add(token);
      at++;
    }
  }

  /** {@code key == value} and {@code key: value} where an entry begins. */
  private void mistakenAssign(ScriptToken token) {
    if (afterKey(token)) {
      mistaken(1, ASSIGN, "=", "a key and its value are joined by `=`");
    } else {
      repaired.add(token);
      at++;
    }
  }

  /**
   * Whether a name that begins an entry was the last token. A brace may also be followed by a
   * comparison, as in <code>{a == 1, b}</code>.
   */
  private boolean afterKey(ScriptToken token) {
    int last = repaired.size() - 1;
    if (last < 1 || !repaired.get(last).is(NAME)) {
      return false;
    }
    ScriptToken before = repaired.get(last - 1);
    return (before.is(LBRACE) && token.is(COLON))
        || (repaired.get(last).firstOnLine() && TokenTypes.endsValue(before));
  }

  private void unknown(ScriptToken token) {
    String text = token.getText();
    char c = text.charAt(0);
    if (c == '&' && adjacent(UNKNOWN, "&")) {
      mistaken(2, AND, "and", "both conditions: `a and b`");
    } else if (c == '|' && adjacent(UNKNOWN, "|")) {
      mistaken(2, OR, "or", "one of two conditions: `a or b`");
    } else if (c == '!') {
      mistaken(1, NOT, "not", "the opposite of a condition: `not a`");
    } else if (c == ';') {
      semicolon(token);
    } else if (c == '#') {
      hash(token);
    } else if (QUOTES.indexOf(c) >= 0) {
      quoted(token);
    } else {
      meaningless(token);
    }
  }

  private static final String QUOTES = "\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB'`";

  private void semicolon(ScriptToken token) {
    Span place = token.span(source);
    errors.report(
        SyntaxErrors.error(Code.P006, "`;` has no meaning", place, "")
            .help("entries end with their line, or with `,`")
            .fix("remove `;`", place, "")
            .build());
    at++;
  }

  /** A comment of other languages: the rest of the line is not looked at. */
  private void hash(ScriptToken token) {
    Span place = token.span(source);
    errors.report(
        SyntaxErrors.error(Code.P006, "`#` has no meaning", place, "")
            .help("a comment begins with `//`")
            .fix("begin the comment with `//`", place, "//")
            .build());
    do {
      at++;
    } while (!tokens.get(at).firstOnLine() && !tokens.get(at).is(EOF));
  }

  /** Text in other quotes than {@code "}, up to a quote on the same line. */
  private void quoted(ScriptToken token) {
    int last = at + 1;
    while (!endsLine(last) && !isQuote(tokens.get(last))) {
      last++;
    }
    boolean closed = !endsLine(last);
    Span place = closed ? token.span(source).to(tokens.get(last).span(source)) : token.span(source);
    var error =
        SyntaxErrors.error(
                Code.P002, "text stands between straight double quotes", place, "other quotes")
            .help("write `\"` before and after the text");
    if (closed) {
      String inner = place.text().substring(1, place.text().length() - 1);
      error.fix("use straight double quotes", place, "\"" + inner + "\"");
    }
    errors.report(error.build());
    replace(closed ? last - at + 1 : 1, STRING);
  }

  private boolean endsLine(int index) {
    return tokens.get(index).firstOnLine() || tokens.get(index).is(EOF);
  }

  private static boolean isQuote(ScriptToken token) {
    return token.is(BAD_STRING)
        || (token.is(UNKNOWN) && QUOTES.indexOf(token.getText().charAt(0)) >= 0);
  }

  /** Drops a run of characters that mean nothing. */
  private void meaningless(ScriptToken token) {
    Span place = token.span(source);
    at++;
    while (tokens.get(at).is(UNKNOWN) && tokens.get(at).getStartIndex() == place.end()) {
      place = place.to(tokens.get(at).span(source));
      at++;
    }
    int[] characters = place.text().codePoints().toArray();
    String message =
        characters.length == 1
            ? "the character " + described(characters[0]) + " has no meaning"
            : "these characters have no meaning";
    errors.report(SyntaxErrors.error(Code.P006, message, place, "").build());
  }

  private static String described(int character) {
    String number = String.format("U+%04X", character);
    boolean visible =
        character > ' '
            && switch (Character.getType(character)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.UNASSIGNED,
                  Character.SPACE_SEPARATOR ->
                  false;
              default -> true;
            };
    return visible ? "`" + Character.toString(character) + "`" : number;
  }

  // Replacing.

  private void mistaken(int count, int type, String meant, String help) {
    Span place = tokens.get(at).span(source).to(tokens.get(at + count - 1).span(source));
    errors.report(
        SyntaxErrors.error(
                Code.P001, "`" + meant + "` is written here, not `" + place.text() + "`", place, "")
            .help(help)
            .fix("write `" + meant + "`", place, meant)
            .build());
    replaceReadable(count, type);
  }

  private void replace(int count, int type) {
    replaceReadable(count, type);
    repaired.get(repaired.size() - 1).setUnreadable();
  }

  private void replaceReadable(int count, int type) {
    ScriptToken first = tokens.get(at);
    first.setType(type);
    first.setStopIndex(tokens.get(at + count - 1).getStopIndex());
    repaired.add(first);
    at += count;
  }

  private boolean adjacent(int type) {
    ScriptToken following = tokens.get(at + 1);
    return following.is(type) && following.getStartIndex() == tokens.get(at).end();
  }

  private boolean adjacent(int type, String text) {
    return adjacent(type) && tokens.get(at + 1).getText().equals(text);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
