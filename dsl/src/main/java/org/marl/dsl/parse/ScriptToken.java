package org.marl.dsl.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** A token, its layout, and what the passes before the parser found out about it. */
final class ScriptToken extends CommonToken {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private boolean firstOnLine;
  private boolean unreadable;
  private int depth;
  private int partner = NONE;

  ScriptToken(Pair<TokenSource, CharStream> origin, int type, int channel, int start, int stop) {
    super(origin, type, channel, start, stop);
  }

  /** A token that is not in the text, but should be, at an offset. */
  static ScriptToken missing(int type, String text, int offset) {
    ScriptToken token =
        new ScriptToken(EMPTY_SOURCE, type, Token.DEFAULT_CHANNEL, offset, offset - 1);
    token.setText(text);
    return token;
  }

  Span span(Source source) {
    int start = Math.min(getStartIndex(), source.text().length());
    return new Span(source, start, Math.max(start, end()));
  }

  /** One past its last unit. */
  int end() {
    return getStopIndex() + 1;
  }

  boolean is(int type) {
    return getType() == type;
  }

  /** Whether only white space and comments stand before it on its line. */
  boolean firstOnLine() {
    return firstOnLine;
  }

  void setFirstOnLine(boolean firstOnLine) {
    this.firstOnLine = firstOnLine;
  }

  /** Whether it stands for something malformed that has been reported. */
  boolean unreadable() {
    return unreadable;
  }

  void setUnreadable() {
    unreadable = true;
  }

  /** How many brackets are open around it; a bracket lies outside itself. */
  int depth() {
    return depth;
  }

  void setDepth(int depth) {
    this.depth = depth;
  }

  /** Index of the other bracket of the pair. */
  int partner() {
    if (partner == NONE) {
      throw new IllegalStateException("no partner: " + this);
    }
    return partner;
  }

  void setPartner(int partner) {
    this.partner = partner;
  }
}
