package org.marl.dsl.parse;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/** The repaired tokens of a script, numbered by position; the last is the end of the file. */
final class TokenList {
  private final List<ScriptToken> tokens;
  private final Layout layout;

  TokenList(List<ScriptToken> tokens) {
    this.tokens = List.copyOf(tokens);
    this.layout = new Layout(this.tokens);
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTokenIndex(i);
    }
  }

  ScriptToken get(int index) {
    return tokens.get(index);
  }

  int last() {
    return tokens.size() - 1;
  }

  Layout layout() {
    return layout;
  }

  CommonTokenStream stream() {
    return new CommonTokenStream(new ListTokenSource(tokens));
  }
}
