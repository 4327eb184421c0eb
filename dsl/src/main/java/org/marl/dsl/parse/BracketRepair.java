package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * Gives every bracket its partner. Declarations whose brackets match stay untouched. In the others
 * the layout tells what is missing: a line that begins an item no further right than the item
 * around it ends whatever is open in between; a closing brace on its own line belongs to the line
 * with its indentation.
 */
final class BracketRepair {

  /** What a brace encloses; other brackets are values. */
  private enum Kind {
    BLOCK,
    RULES,
    VALUE
  }

  /**
   * An open bracket.
   *
   * @param item the first token of the item that it stands in
   */
  private record Open(ScriptToken bracket, Kind kind, ScriptToken item) {}

  /** How far ahead a bracket's partner is looked for on its line. */
  private static final int LOOKAHEAD = 200;

  private final Source source;
  private final SyntaxErrors errors;
  private final List<ScriptToken> tokens;
  private final Layout layout;
  private final List<ScriptToken> repaired;
  private final Deque<Open> open = new ArrayDeque<>();
  private ScriptToken item;
  private boolean assigned;

  private BracketRepair(Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    this.source = source;
    this.errors = errors;
    this.tokens = tokens;
    this.layout = new Layout(tokens);
    this.repaired = new ArrayList<>(tokens.size() + 16);
  }

  /**
   * The tokens with brackets added and dropped so that they match, and with partners and depths
   * set.
   */
  static List<ScriptToken> repair(Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    List<ScriptToken> matching = tokens;
    if (!matches(tokens, 0, tokens.size())) {
      BracketRepair repair = new BracketRepair(source, tokens, errors);
      repair.repairAll();
      matching = repair.repaired;
    }
    link(matching);
    return matching;
  }

  private static boolean matches(List<ScriptToken> tokens, int start, int end) {
    Deque<ScriptToken> openers = new ArrayDeque<>();
    for (int i = start; i < end; i++) {
      ScriptToken token = tokens.get(i);
      if (TokenTypes.isOpener(token)) {
        openers.push(token);
      } else if (TokenTypes.isCloser(token)
          && (openers.isEmpty() || !token.is(TokenTypes.closerOf(openers.pop())))) {
        return false;
      }
    }
    return openers.isEmpty();
  }

  private static void link(List<ScriptToken> tokens) {
    Deque<Integer> openers = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      ScriptToken token = tokens.get(i);
      if (TokenTypes.isCloser(token)) {
        int opener = openers.pop();
        token.setPartner(opener);
        tokens.get(opener).setPartner(i);
      }
      token.setDepth(openers.size());
      if (TokenTypes.isOpener(token)) {
        openers.push(i);
      }
    }
  }

  private void repairAll() {
    int start = 0;
    int end = tokens.size() - 1;
    while (start < end) {
      int next = start + 1;
      while (next < end && !layout.beginsDeclarationInFirstColumn(next, source)) {
        next++;
      }
      if (matches(tokens, start, next)) {
        repaired.addAll(tokens.subList(start, next));
      } else {
        repair(start, next);
      }
      start = next;
    }
    repaired.add(tokens.get(end));
  }

  private void repair(int start, int end) {
    item = tokens.get(start);
    assigned = false;
    for (int i = start; i < end; i++) {
      ScriptToken token = tokens.get(i);
      closeWhatLayoutEnds(i);
      startItem(i, start);
      insertMissingOpener(i, start);
      if (TokenTypes.isOpener(token)) {
        open.push(new Open(token, kindOf(token), item));
        repaired.add(token);
      } else if (TokenTypes.isCloser(token)) {
        close(i, end);
      } else {
        assigned |= token.is(ASSIGN);
        repaired.add(token);
      }
    }
    closeAllBefore(tokens.get(end));
  }

  // What is open.

  private Kind kindOf(ScriptToken bracket) {
    if (!bracket.is(LBRACE)) {
      return Kind.VALUE;
    }
    if (open.isEmpty()) {
      return assigned ? Kind.VALUE : Kind.BLOCK;
    }
    return open.peek().kind() == Kind.BLOCK && item.is(IN) ? Kind.RULES : Kind.VALUE;
  }

  private void startItem(int index, int start) {
    if (open.isEmpty()) {
      if (index > start && layout.beginsDeclaration(index)) {
        item = tokens.get(index);
        assigned = false;
      }
      return;
    }
    ScriptToken before = tokens.get(index - 1);
    Kind kind = open.peek().kind();
    boolean begins =
        kind == Kind.BLOCK
            ? layout.mayBeginItem(index) || before == open.peek().bracket() || before.is(COMMA)
            : kind == Kind.RULES && layout.mayBeginRule(index);
    if (begins) {
      item = tokens.get(index);
    }
  }

  /**
   * Closes values that the beginning of an item, and rules that the beginning of the next, shows to
   * be over.
   */
  private void closeWhatLayoutEnds(int index) {
    if (open.isEmpty() || !layout.mayBeginItem(index)) {
      return;
    }
    ScriptToken token = tokens.get(index);
    while (open.peek() != null && open.peek().kind() != Kind.BLOCK && ends(token, open.peek())) {
      closeUnclosed(token);
    }
  }

  private boolean ends(ScriptToken token, Open candidate) {
    boolean within = open.stream().anyMatch(o -> o.kind() == Kind.BLOCK);
    if (!within) {
      return false;
    }
    return TokenTypes.isItemKeyword(token) || column(token) <= column(candidate.item());
  }

  private void closeAllBefore(ScriptToken token) {
    while (!open.isEmpty()) {
      Span outer = open.getLast().item().span(source).to(token.span(source));
      closeUnclosed(token);
      errors.ignore(outer);
    }
  }

  /** Adds the partner of the innermost open bracket, in front of a token. */
  private void closeUnclosed(ScriptToken before) {
    Open unclosed = open.pop();
    ScriptToken bracket = unclosed.bracket();
    ScriptToken last = repaired.get(repaired.size() - 1);
    repaired.add(
        ScriptToken.missing(
            TokenTypes.closerOf(bracket), TokenTypes.closerText(bracket), last.end()));
    Span noticed = before.span(source);
    String what = before.is(EOF) ? "the file ends here" : "this cannot stand inside it";
    Span region = unclosed.item().span(source).to(last.span(source));
    if (!unreadableBetween(bracket.getStartIndex(), before.getStartIndex())) {
      errors.report(
          SyntaxErrors.error(
                  Code.P005,
                  "this `" + bracket.getText() + "` is not closed",
                  bracket.span(source),
                  "a `" + TokenTypes.closerText(bracket) + "` is missing")
              .related(before.is(EOF) ? last.span(source).after() : noticed, what)
              .build(),
          region);
    }
    item = unclosed.item();
  }

  /** Whether a malformed token may have swallowed the bracket. */
  private boolean unreadableBetween(int start, int end) {
    for (int i = repaired.size() - 1; i >= 0 && repaired.get(i).getStartIndex() >= start; i--) {
      ScriptToken token = repaired.get(i);
      if (token.unreadable() && token.is(STRING) && token.end() <= end) {
        return true;
      }
    }
    return false;
  }

  // Closing brackets.

  private void close(int index, int end) {
    ScriptToken closer = tokens.get(index);
    if (closer.is(RBRACE) && closer.firstOnLine()) {
      closeDeeperThan(closer);
    }
    if (open.isEmpty()) {
      drop(closer);
    } else if (closer.is(TokenTypes.closerOf(open.peek().bracket()))) {
      if (open.size() == 1 && open.peek().kind() == Kind.BLOCK && itemFollows(index, end)) {
        drop(closer);
      } else {
        item = open.pop().item();
        repaired.add(closer);
      }
    } else {
      closeOther(index, end);
    }
  }

  /**
   * Closes what is indented more than a brace that begins a line, if something is indented like it.
   */
  private void closeDeeperThan(ScriptToken closer) {
    int indentation = column(closer);
    boolean found =
        open.stream()
            .anyMatch(o -> o.bracket().is(LBRACE) && indentation(o.bracket()) == indentation);
    while (found
        && !(open.peek().bracket().is(LBRACE)
            && indentation(open.peek().bracket()) <= indentation)) {
      closeUnclosed(closer);
    }
  }

  private boolean itemFollows(int index, int end) {
    return index + 1 < end
        && (layout.beginsItem(index + 1) || TokenTypes.isItemKeyword(tokens.get(index + 1)));
  }

  /** A closing bracket of another kind than the innermost open one. */
  private void closeOther(int index, int end) {
    ScriptToken closer = tokens.get(index);
    ScriptToken bracket = open.peek().bracket();
    boolean value = open.peek().kind() == Kind.VALUE && onOneLine(bracket, closer);
    if (bracket.is(LBRACE) && !closer.is(RBRACE) && !value) {
      drop(closer);
    } else if (closedOnLine(index, end, TokenTypes.closerOf(bracket))) {
      drop(closer);
    } else if (opensBelow(closer)
        && (closer.is(RBRACE) || !closedOnLine(index, end, closer.getType()))) {
      while (!closer.is(TokenTypes.closerOf(open.peek().bracket()))) {
        closeUnclosed(closer);
      }
      close(index, end);
    } else if (closer.is(RBRACE)
        || (!onOneLine(bracket, closer)
            && closedAfter(index, end, TokenTypes.closerOf(bracket), true))) {
      drop(closer);
    } else {
      replace(closer);
    }
  }

  private boolean onOneLine(ScriptToken first, ScriptToken second) {
    return source.line(first.getStartIndex()) == source.line(second.getStartIndex());
  }

  private boolean closedOnLine(int index, int end, int wanted) {
    return closedAfter(index, end, wanted, false);
  }

  /**
   * Is the first bracket further on, of those that close any here, the wanted?
   *
   * @param below is it looked for on the following lines, too?
   */
  private boolean closedAfter(int index, int end, int wanted, boolean below) {
    int depth = 0;
    for (int i = index + 1; i < Math.min(end, index + LOOKAHEAD); i++) {
      ScriptToken token = tokens.get(i);
      if (!below && token.firstOnLine()) {
        return false;
      }
      if (TokenTypes.isOpener(token)) {
        depth++;
      } else if (TokenTypes.isCloser(token) && depth-- == 0) {
        return token.is(wanted);
      }
    }
    return false;
  }

  /** Whether a bracket of the same value, further out, is of the kind that a closing one ends. */
  private boolean opensBelow(ScriptToken closer) {
    for (Open candidate : open) {
      if (closer.is(TokenTypes.closerOf(candidate.bracket()))) {
        return true;
      }
      if (candidate.kind() != Kind.VALUE) {
        return false;
      }
    }
    return false;
  }

  private void drop(ScriptToken closer) {
    Span place = closer.span(source);
    errors.report(
        SyntaxErrors.error(Code.P011, "this `" + closer.getText() + "` closes nothing", place, "")
            .fix("remove `" + closer.getText() + "`", place, "")
            .build(),
        item.span(source).to(place));
  }

  private void replace(ScriptToken closer) {
    ScriptToken bracket = open.pop().bracket();
    String right = TokenTypes.closerText(bracket);
    Span place = closer.span(source);
    errors.report(
        SyntaxErrors.error(
                Code.P005,
                "`" + bracket.getText() + "` is closed by `" + closer.getText() + "`",
                place,
                "`" + right + "` is missing here")
            .related(bracket.span(source), "opened here")
            .fix("write `" + right + "`", place, right)
            .build());
    closer.setType(TokenTypes.closerOf(bracket));
    repaired.add(closer);
  }

  // Missing opening braces.

  /** Adds the brace that a block, or the rules of a state, must begin with. */
  private void insertMissingOpener(int index, int start) {
    ScriptToken token = tokens.get(index);
    if (token.is(LBRACE)) {
      return;
    }
    boolean block = open.isEmpty() && !assigned && headEnds(index, start);
    boolean rules =
        !open.isEmpty()
            && open.peek().kind() == Kind.BLOCK
            && item.is(IN)
            && (token.is(OTHERWISE) || (token.is(LBRACK) && !tokens.get(index - 1).is(IN)));
    if (!block && !rules) {
      return;
    }
    ScriptToken last = repaired.get(repaired.size() - 1);
    ScriptToken brace = ScriptToken.missing(LBRACE, "{", last.end());
    errors.report(
        SyntaxErrors.error(
                Code.P001, "`{` is missing", last.span(source).after(), "expected `{` here")
            .related(item.span(source), block ? "of this declaration" : "of these rules")
            .build(),
        item.span(source).to(token.span(source)));
    open.push(new Open(brace, block ? Kind.BLOCK : Kind.RULES, item));
    repaired.add(brace);
    item = token;
  }

  /** Whether an item begins right after the head of a declaration. */
  private boolean headEnds(int index, int start) {
    if (index < start + 2 || tokens.get(index).is(ASSIGN)) {
      return false;
    }
    ScriptToken token = tokens.get(index);
    ScriptToken before = tokens.get(index - 1);
    return TokenTypes.isItemKeyword(token)
        || layout.beginsItem(index)
        || (token.is(NAME) && before.is(NAME) && index == start + 2);
  }

  // Places.

  private int column(ScriptToken token) {
    return token.getStartIndex() - lineStart(token);
  }

  /** The column where the text of a token's line begins. */
  private int indentation(ScriptToken token) {
    int start = lineStart(token);
    int i = start;
    while (i < token.getStartIndex() && Character.isWhitespace(source.text().charAt(i))) {
      i++;
    }
    return i - start;
  }

  private int lineStart(ScriptToken token) {
    return source.lineStart(source.line(token.getStartIndex()));
  }
}
