package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.marl.dsl.source.Source;

/**
 * Bounds the depth of the syntax tree before there is one, so that no pass over it can overflow the
 * stack: a bracket adds a level, and so does each operator of an expression.
 */
final class NestingLimit {
  /** Brackets within brackets. */
  static final int BRACKETS = 200;

  /** Operators of an expression, together with those of the expressions around it. */
  static final int OPERATORS = 500;

  private record Level(ScriptToken bracket, int operatorsAround) {}

  private NestingLimit() {}

  /**
   * The first token that lies too deep. Brackets need not match: one that closes nothing is passed
   * over, and a declaration in the first column ends whatever is open.
   */
  static Optional<ScriptToken> exceededAt(Source source, List<ScriptToken> tokens) {
    Layout layout = new Layout(tokens);
    Deque<Level> levels = new ArrayDeque<>();
    int operators = 0;
    for (int i = 0; i < tokens.size(); i++) {
      ScriptToken token = tokens.get(i);
      if (TokenTypes.isOpener(token)) {
        levels.push(new Level(token, operators));
      } else if (closes(token, levels)) {
        operators = levels.pop().operatorsAround();
      } else if (TokenTypes.isOperator(token)) {
        operators++;
      } else if (layout.beginsDeclarationInFirstColumn(i, source)) {
        levels.clear();
        operators = 0;
      } else if (beginsAnew(token)) {
        operators = levels.isEmpty() ? 0 : levels.peek().operatorsAround();
      }
      if (levels.size() > BRACKETS || operators > OPERATORS) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }

  private static boolean closes(ScriptToken token, Deque<Level> levels) {
    return TokenTypes.isCloser(token)
        && !levels.isEmpty()
        && token.is(TokenTypes.closerOf(levels.peek().bracket()));
  }

  private static boolean beginsAnew(ScriptToken token) {
    return token.is(COMMA)
        || token.is(ASSIGN)
        || token.is(ARROW)
        || TokenTypes.isItemKeyword(token);
  }
}
