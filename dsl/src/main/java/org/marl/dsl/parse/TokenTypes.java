package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

/** Kinds of tokens. */
final class TokenTypes {
  private TokenTypes() {}

  static boolean isOpener(ScriptToken token) {
    return token.is(LPAREN) || token.is(LBRACK) || token.is(LBRACE);
  }

  static boolean isCloser(ScriptToken token) {
    return token.is(RPAREN) || token.is(RBRACK) || token.is(RBRACE);
  }

  static int closerOf(ScriptToken opener) {
    return switch (opener.getType()) {
      case LPAREN -> RPAREN;
      case LBRACK -> RBRACK;
      case LBRACE -> RBRACE;
      default -> throw new IllegalArgumentException("no bracket: " + opener);
    };
  }

  static String closerText(ScriptToken opener) {
    return switch (opener.getType()) {
      case LPAREN -> ")";
      case LBRACK -> "]";
      case LBRACE -> "}";
      default -> throw new IllegalArgumentException("no bracket: " + opener);
    };
  }

  static boolean isKeyword(ScriptToken token) {
    return token.getType() >= IMPORT && token.getType() <= FALSE;
  }

  /** A word that begins an item and can stand nowhere else. */
  static boolean isItemKeyword(ScriptToken token) {
    return switch (token.getType()) {
      case LET, USE, MAXIMIZE, MINIMIZE, EXPECT, IN -> true;
      default -> false;
    };
  }

  /** Whether a value can end with it, so that a name after it begins something new. */
  static boolean endsValue(ScriptToken token) {
    return switch (token.getType()) {
      case NAME, NUMBER, STRING, TRUE, FALSE, RPAREN, RBRACK, RBRACE -> true;
      default -> false;
    };
  }

  /** An operator, or a word between the parts of a conditional: each makes the tree deeper. */
  static boolean isOperator(ScriptToken token) {
    return switch (token.getType()) {
      case PLUS, MINUS, STAR, SLASH, CARET, LT, LE, GT, GE, EQ, NE, AND, OR, NOT, IF -> true;
      default -> false;
    };
  }
}
