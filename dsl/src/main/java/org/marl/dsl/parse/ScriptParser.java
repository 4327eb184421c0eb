package org.marl.dsl.parse;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;
import org.marl.grammar.MarlParser;

/** Reads scripts. Stateless. */
public final class ScriptParser {
  private ScriptParser() {}

  /**
   * The syntax tree of a source. Never throws and never nests deeper than a thread's stack allows,
   * whatever the text; what cannot be read is reported and marked in the tree, or missing from it.
   */
  public static Script parse(Source source, Diagnostics diagnostics) {
    SyntaxErrors errors = new SyntaxErrors(diagnostics);
    TokenReader.Tokens read = TokenReader.read(source, errors);
    if (!read.complete()) {
      return new Script(source, List.of(), List.of());
    }
    if (tooDeep(source, read.tokens(), errors)) {
      return new Script(source, List.of(), List.of());
    }
    Optional<MarlParser.ScriptContext> context = strict(read.tokens());
    if (context.isEmpty()) {
      context = recovering(source, read.tokens(), errors);
    }
    Documentation documentation = new Documentation(source, read.comments());
    ScriptBuilder builder = new ScriptBuilder(source, documentation, errors, diagnostics);
    return context.map(builder::script).orElseGet(() -> new Script(source, List.of(), List.of()));
  }

  /** The parse tree of a script without mistakes, for which nothing is repaired. */
  private static Optional<MarlParser.ScriptContext> strict(List<ScriptToken> tokens) {
    MarlParser parser = parser(new TokenList(tokens));
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(parser.script());
    } catch (ParseCancellationException mistake) {
      return Optional.empty();
    }
  }

  /** The parse tree of a script with mistakes; none if the repaired script nests too deep. */
  private static Optional<MarlParser.ScriptContext> recovering(
      Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    List<ScriptToken> readable = TokenRepair.repair(source, tokens, errors);
    List<ScriptToken> repaired = BracketRepair.repair(source, readable, errors);
    if (tooDeep(source, repaired, errors)) {
      return Optional.empty();
    }
    TokenList matching = new TokenList(repaired);
    MarlParser parser = parser(matching);
    parser.setErrorHandler(new RecoveringErrorStrategy(source, matching, errors));
    return Optional.of(parser.script());
  }

  private static MarlParser parser(TokenList tokens) {
    MarlParser parser = new MarlParser(tokens);
    parser.removeErrorListeners();
    // Enough for this grammar, as its tests show; full context would search along the whole stack.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  private static boolean tooDeep(Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    Optional<ScriptToken> found = NestingLimit.exceededAt(source, tokens);
    found.ifPresent(token -> reportDepth(source, token, errors));
    return found.isPresent();
  }

  private static void reportDepth(Source source, ScriptToken token, SyntaxErrors errors) {
    Span place = token.span(source);
    boolean bracket = TokenTypes.isOpener(token);
    String limit =
        bracket
            ? NestingLimit.BRACKETS + " brackets are open here"
            : NestingLimit.OPERATORS + " operators stand around this one";
    errors.report(
        SyntaxErrors.error(Code.P009, "the nesting is too deep", place, limit)
            .help("name parts of the expression by `let` or `fn`")
            .build(),
        source.all());
  }
}
