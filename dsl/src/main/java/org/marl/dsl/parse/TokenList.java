package org.marl.dsl.parse;

import java.util.List;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens of a script as the parser reads them, numbered by position; the last is the end of the
 * file. All of them are there from the start and none is hidden, so that nothing needs fetching,
 * buffering or filtering.
 */
final class TokenList implements TokenStream {
  private final List<ScriptToken> tokens;
  private final Layout layout;
  private int index;

  TokenList(List<ScriptToken> tokens) {
    this.tokens = List.copyOf(tokens);
    this.layout = new Layout(this.tokens);
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTokenIndex(i);
    }
  }

  @Override
  public ScriptToken get(int position) {
    return tokens.get(position);
  }

  int last() {
    return tokens.size() - 1;
  }

  Layout layout() {
    return layout;
  }

  @Override
  public void consume() {
    if (index == last()) {
      throw new IllegalStateException("cannot consume the end of the file");
    }
    index++;
  }

  /**
   * The i-th token from here, from 1; beyond the last, the last. Before the first there is none.
   */
  @Override
  public Token LT(int i) {
    int position = i > 0 ? index + i - 1 : index + i;
    return i == 0 || position < 0 ? null : tokens.get(Math.min(position, last()));
  }

  @Override
  public int LA(int i) {
    Token token = LT(i);
    return token == null ? Token.INVALID_TYPE : token.getType();
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int position) {
    index = Math.min(position, last());
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public String getSourceName() {
    return IntStream.UNKNOWN_SOURCE_NAME;
  }

  /** There is none: the tokens have been read. */
  @Override
  public TokenSource getTokenSource() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    for (int i = interval.a; i <= Math.min(interval.b, last() - 1); i++) {
      text.append(tokens.get(i).getText());
    }
    return text.toString();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, last()));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }
}
