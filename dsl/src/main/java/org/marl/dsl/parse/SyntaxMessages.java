package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;
import org.marl.grammar.MarlParser.ArgumentsContext;
import org.marl.grammar.MarlParser.BlockContext;
import org.marl.grammar.MarlParser.DeclarationContext;
import org.marl.grammar.MarlParser.EntryContext;
import org.marl.grammar.MarlParser.ExpressionContext;
import org.marl.grammar.MarlParser.ItemContext;
import org.marl.grammar.MarlParser.ParametersContext;
import org.marl.grammar.MarlParser.ScriptContext;

/**
 * Says what is wrong where the parser could not go on. Typical mistakes have a message of their
 * own.
 */
final class SyntaxMessages {
  private final Source source;
  private final TokenList tokens;

  SyntaxMessages(Source source, TokenList tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** What the parser stumbled over. */
  private record Mistake(
      ParserRuleContext context, ScriptToken found, ScriptToken before, IntervalSet expected) {

    boolean expects(int type) {
      return expected.contains(type);
    }
  }

  Diagnostic describe(Parser parser, RecognitionException error) {
    Token offending = error.getOffendingToken();
    int index = offending.getTokenIndex();
    ParserRuleContext context = (ParserRuleContext) error.getCtx();
    IntervalSet expected =
        index == error.getInputStream().index()
            ? parser.getATN().getExpectedTokens(error.getOffendingState(), context)
            : new IntervalSet();
    Mistake mistake =
        new Mistake(
            parser.getContext(), tokens.get(index), tokens.get(Math.max(0, index - 1)), expected);
    return message(mistake).build();
  }

  private SyntaxErrors.Builder message(Mistake mistake) {
    ScriptToken found = mistake.found();
    if (found.is(ASSIGN) && afterValue(mistake)) {
      return at(mistake, "`=` gives a key its value, it does not compare", "")
          .help("to compare, write `==`")
          .fix("write `==`", found.span(source), "==");
    }
    if (mistake.context() instanceof ScriptContext) {
      return outsideDeclarations(mistake);
    }
    ExpressionContext conditional = enclosingConditional(mistake.context());
    if (conditional != null && mistake.expects(ELSE)) {
      return conditional(
          mistake, conditional, "else", "both values are needed: `if a then b else c`");
    }
    if (conditional != null && mistake.expects(THEN)) {
      return conditional(mistake, conditional, "then", "a choice reads `if a then b else c`");
    }
    if (found.is(IF)) {
      return at(mistake, "`if` inside an expression needs parentheses", "")
          .help("write `(if a then b else c)`");
    }
    if (TokenTypes.isKeyword(found) && !found.firstOnLine() && nameExpected(mistake)) {
      return at(mistake, "`" + found.getText() + "` is a word of the language", "cannot be a name")
          .help("choose another name");
    }
    if (mistake.expects(ASSIGN) && mistake.context() instanceof ItemContext) {
      return assignMissing(mistake);
    }
    if (mistake.context() instanceof BlockContext) {
      return insideBlock(mistake);
    }
    return expected(mistake, words(mistake));
  }

  private SyntaxErrors.Builder outsideDeclarations(Mistake mistake) {
    if (mistake.found().is(IMPORT)) {
      return at(mistake, "imports stand before all declarations", "");
    }
    if (TokenTypes.isItemKeyword(mistake.found())) {
      String word = mistake.found().getText();
      return at(mistake, "`" + word + "` stands outside of a declaration", "")
          .help("it belongs between the braces of a declaration");
    }
    if (!mistake.found().firstOnLine()) {
      return continued(mistake);
    }
    return expected(mistake, "a declaration")
        .help("declarations read `kind name { ... }` or `kind name = value`");
  }

  /** Whether an expression has just ended on the same line, and not the head of a declaration. */
  private static boolean afterValue(Mistake mistake) {
    return TokenTypes.endsValue(mistake.before())
        && !mistake.found().firstOnLine()
        && !(mistake.context() instanceof DeclarationContext)
        && !(mistake.context() instanceof ParametersContext)
        && !mistake.before().firstOnLine();
  }

  /**
   * Whether a name may come next; the parser leaves parameters out if they do not begin with one.
   */
  private boolean nameExpected(Mistake mistake) {
    boolean first = mistake.before().is(LPAREN) || mistake.before().is(COMMA);
    boolean named = tokens.get(mistake.found().getTokenIndex() + 1).is(ASSIGN);
    return mistake.expects(NAME)
        || (first && mistake.context() instanceof ParametersContext)
        || (first && named && mistake.context() instanceof ArgumentsContext);
  }

  private static ExpressionContext enclosingConditional(ParserRuleContext context) {
    for (RuleContext c = context; c != null; c = c.getParent()) {
      if (c instanceof ExpressionContext expression && expression.IF() != null) {
        return expression;
      }
      if (c instanceof ItemContext) {
        return null;
      }
    }
    return null;
  }

  private SyntaxErrors.Builder conditional(
      Mistake mistake, ExpressionContext conditional, String word, String help) {
    Span start = ((ScriptToken) conditional.IF().getSymbol()).span(source);
    return SyntaxErrors.error(
            Code.P001,
            "this `if` has no `" + word + "`",
            place(mistake),
            "expected `" + word + "`, found " + TokenWords.found(mistake.found()))
        .related(start, "begins here")
        .help(help);
  }

  private SyntaxErrors.Builder assignMissing(Mistake mistake) {
    ItemContext item = (ItemContext) mistake.context();
    String key = item.getStart().getText();
    boolean call = item instanceof EntryContext entry && entry.parameters() != null;
    SyntaxErrors.Builder message =
        SyntaxErrors.error(
            Code.P001,
            "expected `=` after `" + (call ? key + "(...)" : key) + "`",
            place(mistake),
            "found " + TokenWords.found(mistake.found()));
    if (call) {
      message.help("to apply an update, write `use " + key + "(...)`");
    } else if (mistake.found().is(COLON) || mistake.found().is(EQ)) {
      message.fix("write `=`", mistake.found().span(source), "=");
    }
    return message;
  }

  private SyntaxErrors.Builder insideBlock(Mistake mistake) {
    ScriptToken found = mistake.found();
    if (TokenTypes.isKeyword(found) && tokens.get(found.getTokenIndex() + 1).is(ASSIGN)) {
      return at(mistake, "`" + found.getText() + "` is a word of the language", "cannot be a name")
          .help("choose another name");
    }
    if (!found.firstOnLine() && !mistake.before().is(LBRACE) && !mistake.before().is(COMMA)) {
      return continued(mistake);
    }
    return expected(mistake, "an entry").help("entries read `key = value`");
  }

  /** Something that cannot follow on the line of what it follows. */
  private SyntaxErrors.Builder continued(Mistake mistake) {
    boolean block = mistake.before().is(RBRACE);
    return expected(mistake, block ? "a new line" : "an operator or a new line");
  }

  private static String words(Mistake mistake) {
    String words = TokenWords.choice(mistake.expected());
    return words.isEmpty() ? "something else" : words;
  }

  private SyntaxErrors.Builder expected(Mistake mistake, String words) {
    ScriptToken found = mistake.found();
    boolean behind = behind(mistake);
    String message =
        behind && mistake.before() != found
            ? "expected " + words + " after " + TokenWords.found(mistake.before())
            : "expected " + words + ", found " + TokenWords.found(found);
    return SyntaxErrors.error(Code.P001, message, place(mistake), "");
  }

  private SyntaxErrors.Builder at(Mistake mistake, String message, String label) {
    return SyntaxErrors.error(Code.P001, message, mistake.found().span(source), label);
  }

  /** Something missing at the end of a line is marked there, not at the beginning of the next. */
  private Span place(Mistake mistake) {
    return behind(mistake) ? mistake.before().span(source).after() : mistake.found().span(source);
  }

  private boolean behind(Mistake mistake) {
    ScriptToken found = mistake.found();
    boolean top =
        mistake.context() instanceof ScriptContext || mistake.context() instanceof BlockContext;
    return found.is(EOF) || (!top && found.firstOnLine());
  }
}
