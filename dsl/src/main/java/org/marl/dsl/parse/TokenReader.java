package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;
import org.marl.grammar.MarlLexer;

/** Cuts a source into tokens. White space is dropped, comments are kept apart. */
final class TokenReader {
  /** Far more than anybody writes; keeps the memory that a mistaken file costs within bounds. */
  static final int LIMIT = 1_000_000;

  private final Source source;
  private final SyntaxErrors errors;
  private final List<ScriptToken> tokens = new ArrayList<>();
  private final List<ScriptToken> comments = new ArrayList<>();

  private TokenReader(Source source, SyntaxErrors errors) {
    this.source = source;
    this.errors = errors;
  }

  /**
   * The tokens of a source, as written.
   *
   * @param tokens ends with an end-of-file token
   * @param comments in order
   * @param complete whether the source was read to its end; if not, that has been reported
   */
  record Tokens(List<ScriptToken> tokens, List<ScriptToken> comments, boolean complete) {}

  static Tokens read(Source source, SyntaxErrors errors) {
    TokenReader reader = new TokenReader(source, errors);
    boolean complete = reader.readAll();
    return new Tokens(reader.tokens, reader.comments, complete);
  }

  private boolean readAll() {
    MarlLexer lexer = new MarlLexer(new Utf16CharStream(source));
    lexer.removeErrorListeners();
    lexer.setTokenFactory(new Factory());
    boolean newLine = true;
    int junk = 0;
    while (true) {
      ScriptToken token = (ScriptToken) lexer.nextToken();
      if (token.getChannel() == Token.HIDDEN_CHANNEL) {
        if (!token.is(SPACE)) {
          token.setFirstOnLine(newLine);
          comments.add(token);
          reportOpenComment(token);
        }
        newLine |= hasLineEnd(token);
      } else {
        token.setFirstOnLine(newLine);
        newLine = false;
        tokens.add(token);
        junk += token.is(UNKNOWN) ? 1 : 0;
      }
      if (token.is(Token.EOF)) {
        return true;
      }
      if (tokens.size() + comments.size() > LIMIT || junk > MAXIMAL_JUNK) {
        stopAt(token);
        return false;
      }
    }
  }

  /** A text with this many meaningless characters is not a script with a mistake. */
  private static final int MAXIMAL_JUNK = 1_000;

  private void stopAt(ScriptToken token) {
    Span place = token.span(source);
    Span rest = new Span(source, place.start(), source.text().length());
    if (token.is(UNKNOWN)) {
      errors.report(
          SyntaxErrors.error(
                  Code.P010, "this is not a script: it is unreadable from here", place, "")
              .build(),
          rest);
    } else {
      errors.report(
          SyntaxErrors.error(
                  Code.F001, "the script is too long", place, LIMIT + " words and signs end here")
              .help("a script of this size is data: the limit is a million words and signs")
              .build(),
          rest);
    }
    tokens.add(ScriptToken.missing(Token.EOF, "<EOF>", place.end()));
  }

  private void reportOpenComment(ScriptToken token) {
    if (token.is(BAD_COMMENT)) {
      Span all = token.span(source);
      Span opener = new Span(source, all.start(), all.start() + 2);
      errors.report(
          SyntaxErrors.error(Code.P004, "this comment does not end", opener, "no `*/` follows")
              .help("`//` begins a comment that ends with its line")
              .build());
      errors.ignore(new Span(source, all.start(), source.text().length()));
    }
  }

  private boolean hasLineEnd(ScriptToken token) {
    String text = source.text();
    for (int i = token.getStartIndex(); i < token.end(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }

  private static final class Factory implements TokenFactory<CommonToken> {
    @Override
    public CommonToken create(
        Pair<TokenSource, CharStream> origin,
        int type,
        String text,
        int channel,
        int start,
        int stop,
        int line,
        int charPositionInLine) {
      return new ScriptToken(origin, type, channel, start, stop);
    }

    @Override
    public CommonToken create(int type, String text) {
      return ScriptToken.missing(type, text, 0);
    }
  }
}
