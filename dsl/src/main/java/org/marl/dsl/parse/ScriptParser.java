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
    Optional<ScriptToken> tooDeep = NestingLimit.exceededAt(read.tokens());
    if (tooDeep.isPresent()) {
      reportDepth(source, tooDeep.get(), errors);
      return new Script(source, List.of(), List.of());
    }
    MarlParser.ScriptContext context = strict(read.tokens());
    if (context == null) {
      context = recovering(source, read.tokens(), errors);
    }
    Documentation documentation = new Documentation(source, read.comments());
    return new ScriptBuilder(source, documentation, errors, diagnostics).script(context);
  }

  /** The parse tree of a script without mistakes, for which nothing is repaired; else null. */
  private static MarlParser.ScriptContext strict(List<ScriptToken> tokens) {
    MarlParser parser = parser(new TokenList(tokens));
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.script();
    } catch (ParseCancellationException mistake) {
      return null;
    }
  }

  private static MarlParser.ScriptContext recovering(
      Source source, List<ScriptToken> tokens, SyntaxErrors errors) {
    List<ScriptToken> readable = TokenRepair.repair(source, tokens, errors);
    TokenList matching = new TokenList(BracketRepair.repair(source, readable, errors));
    MarlParser parser = parser(matching);
    parser.setErrorHandler(new RecoveringErrorStrategy(source, matching, errors));
    return parser.script();
  }

  private static MarlParser parser(TokenList tokens) {
    MarlParser parser = new MarlParser(tokens.stream());
    parser.removeErrorListeners();
    // Enough for this grammar, as its tests show; full context would search along the whole stack.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
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
