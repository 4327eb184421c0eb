package org.marl.dsl.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/**
 * A word, sign or comment of a script.
 *
 * @param comment whether it is a comment, documentation included
 */
public record Lexeme(Span span, boolean comment) {

  /** All of a script in order, without white space; malformed ones, too. */
  public static List<Lexeme> of(Source source) {
    TokenReader.Tokens read = TokenReader.read(source, new SyntaxErrors(new Diagnostics()));
    List<ScriptToken> tokens = read.tokens().subList(0, read.tokens().size() - 1);
    List<Lexeme> lexemes = new ArrayList<>();
    Stream.concat(
            tokens.stream().map(token -> new Lexeme(token.span(source), false)),
            read.comments().stream().map(comment -> new Lexeme(comment.span(source), true)))
        .sorted(Comparator.comparingInt(lexeme -> lexeme.span().start()))
        .forEach(lexemes::add);
    return lexemes;
  }

  public String text() {
    return span.text();
  }
}
