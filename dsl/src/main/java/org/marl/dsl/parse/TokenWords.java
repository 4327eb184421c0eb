package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.marl.grammar.MarlLexer;

/** Tokens in words for people. */
final class TokenWords {
  /** A longer list is not read. */
  private static final int LIMIT = 4;

  private TokenWords() {}

  /** A choice such as "`,`, `]` or an operator". */
  static String choice(IntervalSet types) {
    List<String> words = words(types);
    if (words.size() > LIMIT) {
      words = words.subList(0, LIMIT);
    }
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The most telling first: values and entries, then signs, then operators. */
  private static List<String> words(IntervalSet types) {
    List<String> words = new ArrayList<>();
    if (types.contains(NUMBER)) {
      words.add("a value");
    } else if (types.contains(LET)) {
      words.add("an entry");
    } else if (types.contains(NAME)) {
      words.add("a name");
    } else if (types.contains(STRING)) {
      words.add("text in double quotes");
    }
    for (int type : new int[] {ASSIGN, COLON, ARROW, COMMA, RPAREN, RBRACK, LBRACE, RBRACE}) {
      if (types.contains(type)) {
        words.add(sign(type));
      }
    }
    if (types.contains(LPAREN) && !types.contains(NUMBER) && !types.contains(PLUS)) {
      words.add(sign(LPAREN));
    }
    for (int type : new int[] {EXTENDS, THEN, ELSE, WHEN, OVER}) {
      if (types.contains(type)) {
        words.add(sign(type));
      }
    }
    if (types.contains(PLUS)) {
      words.add("an operator");
    }
    if (types.contains(EOF)) {
      words.add(types.contains(NAME) ? "the end of the file" : "the next declaration");
    }
    return words;
  }

  private static String sign(int type) {
    return MarlLexer.VOCABULARY.getLiteralName(type).replace('\'', '`');
  }

  /** A token as it is called after "found". */
  static String found(ScriptToken token) {
    if (token.is(EOF)) {
      return "the end of the file";
    }
    if (token.is(STRING)) {
      return "text";
    }
    String text = token.getText();
    return "`" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "`";
  }
}
