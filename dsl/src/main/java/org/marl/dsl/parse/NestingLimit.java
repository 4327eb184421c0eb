package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Bounds the depth of the syntax tree before there is one, so that no pass over it can overflow the
 * stack: a bracket adds a level, and so does each operator of an expression.
 */
final class NestingLimit {
  /** Brackets within brackets. */
  static final int BRACKETS = 200;

  /** Operators of an expression, together with those of the expressions around it. */
  static final int OPERATORS = 500;

  private NestingLimit() {}

  /** The first token that lies too deep. */
  static Optional<ScriptToken> exceededAt(List<ScriptToken> tokens) {
    Deque<Integer> outer = new ArrayDeque<>();
    int operators = 0;
    for (ScriptToken token : tokens) {
      if (TokenTypes.isOpener(token)) {
        outer.push(operators);
        if (outer.size() > BRACKETS) {
          return Optional.of(token);
        }
      } else if (TokenTypes.isCloser(token)) {
        operators = outer.isEmpty() ? 0 : outer.pop();
      } else if (TokenTypes.isOperator(token)) {
        operators++;
        if (operators > OPERATORS) {
          return Optional.of(token);
        }
      } else if (beginsAnew(token)) {
        operators = outer.isEmpty() ? 0 : outer.peek();
      }
    }
    return Optional.empty();
  }

  private static boolean beginsAnew(ScriptToken token) {
    return token.is(COMMA)
        || token.is(ASSIGN)
        || token.is(ARROW)
        || TokenTypes.isItemKeyword(token);
  }
}
