package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.List;
import org.marl.dsl.source.Source;

/** Where declarations, items and rules begin, judged by the first tokens of lines. */
final class Layout {
  private final List<ScriptToken> tokens;

  Layout(List<ScriptToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Whether a line begins with two names, which no line within a declaration does, or with an
   * import.
   */
  boolean beginsDeclaration(int index) {
    ScriptToken token = tokens.get(index);
    return token.firstOnLine()
        && (token.is(IMPORT)
            || (token.is(NAME)
                && tokens.get(index + 1).is(NAME)
                && !tokens.get(index + 1).firstOnLine()));
  }

  /** The same, without indentation: nothing that is open before it can go on. */
  boolean beginsDeclarationInFirstColumn(int index, Source source) {
    if (!beginsDeclaration(index)) {
      return false;
    }
    int start = tokens.get(index).getStartIndex();
    return start == source.lineStart(source.line(start));
  }

  /**
   * Whether a line begins with the key of an entry and its equals sign, or with a word for items.
   */
  boolean beginsItem(int index) {
    ScriptToken token = tokens.get(index);
    return token.firstOnLine()
        && (TokenTypes.isItemKeyword(token) || (token.is(NAME) && assignFollows(index + 1)));
  }

  /** Whether a line may begin an item: also a name that cannot continue what stands before it. */
  boolean mayBeginItem(int index) {
    ScriptToken token = tokens.get(index);
    return beginsItem(index)
        || (token.firstOnLine()
            && token.is(NAME)
            && index > 0
            && TokenTypes.endsValue(tokens.get(index - 1)));
  }

  /** Whether a line begins with a pattern or with {@code otherwise}. */
  boolean mayBeginRule(int index) {
    ScriptToken token = tokens.get(index);
    return token.firstOnLine()
        && (token.is(OTHERWISE)
            || (token.is(LBRACK) && index > 0 && TokenTypes.endsValue(tokens.get(index - 1))));
  }

  /** Whether an equals sign comes next, after parameters if there are any. */
  private boolean assignFollows(int index) {
    int i = index;
    if (tokens.get(i).is(LPAREN)) {
      int open = 0;
      int end = Math.min(tokens.size() - 1, index + MAXIMAL_PARAMETER_TOKENS);
      do {
        open += TokenTypes.isOpener(tokens.get(i)) ? 1 : 0;
        open -= TokenTypes.isCloser(tokens.get(i)) ? 1 : 0;
        i++;
      } while (open > 0 && i < end);
    }
    return tokens.get(i).is(ASSIGN);
  }

  /** Bounds the search for the end of parameters. */
  private static final int MAXIMAL_PARAMETER_TOKENS = 200;
}
