package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.marl.dsl.source.Source;
import org.marl.grammar.MarlParser;
import org.marl.grammar.MarlParser.BlockContext;
import org.marl.grammar.MarlParser.DeclarationContext;
import org.marl.grammar.MarlParser.DynamicsContext;
import org.marl.grammar.MarlParser.ScriptContext;

/**
 * Goes on after a syntax error without inserting or deleting tokens: whatever stands between the
 * error and the next item, rule or declaration is skipped. Brackets match when the parser runs, so
 * the end of what surrounds an error is known. An error inside an item ends the whole item, since
 * its rules pass the exception on.
 */
final class RecoveringErrorStrategy extends DefaultErrorStrategy {
  private final TokenList tokens;
  private final SyntaxErrors errors;
  private final SyntaxMessages messages;

  RecoveringErrorStrategy(Source source, TokenList tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
    this.messages = new SyntaxMessages(source, tokens);
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    errors.report(messages.describe(parser, error));
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  /** Before and after each item, rule and declaration: skips what is none. */
  @Override
  public void sync(Parser parser) {
    ATNState state = parser.getATN().states.get(parser.getState());
    boolean loop =
        state.getStateType() == ATNState.STAR_LOOP_ENTRY
            || state.getStateType() == ATNState.STAR_LOOP_BACK;
    ParserRuleContext context = parser.getContext();
    boolean synchronises =
        context instanceof ScriptContext
            || context instanceof BlockContext
            || context instanceof DynamicsContext;
    if (!loop
        || !synchronises
        || parser.getATN().nextTokens(state).contains(parser.getInputStream().LA(1))) {
      return;
    }
    reportError(parser, new InputMismatchException(parser));
    parser.consume();
    skip(parser, context);
    endErrorCondition(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext context = parser.getContext();
    switch (parser.getRuleContext().getRuleIndex()) {
      case MarlParser.RULE_importing, MarlParser.RULE_declaration ->
          skip(parser, context.getParent());
      case MarlParser.RULE_item -> {
        if (context instanceof DynamicsContext dynamics && dynamics.LBRACE() != null) {
          throw new IllegalStateException("rules end where their braces do", error);
        }
        skip(parser, context.getParent());
      }
      case MarlParser.RULE_rule_ -> skip(parser, context.getParent());
      case MarlParser.RULE_parameters -> skipParameters(parser, context);
      case MarlParser.RULE_reference -> skipBase(parser, context, error);
      default -> throw error;
    }
    endErrorCondition(parser);
  }

  /** Consumes tokens up to the next part of a script, a block or the rules of a state. */
  private void skip(Parser parser, ParserRuleContext container) {
    int start = parser.getCurrentToken().getTokenIndex();
    int depth = 0;
    int end = tokens.last();
    if (container instanceof BlockContext block) {
      ScriptToken brace = (ScriptToken) block.getStart();
      depth = brace.depth() + 1;
      end = brace.partner();
    } else if (container instanceof DynamicsContext dynamics) {
      ScriptToken brace = (ScriptToken) dynamics.LBRACE().getSymbol();
      depth = brace.depth() + 1;
      end = brace.partner();
    }
    int i = start;
    if (errors.exhausted()) {
      i = end;
    }
    while (i < end && !(tokens.get(i).depth() == depth && resumes(container, i))) {
      i++;
    }
    parser.getInputStream().seek(i);
  }

  private boolean resumes(ParserRuleContext container, int index) {
    if (container instanceof BlockContext) {
      return tokens.layout().mayBeginItem(index) || tokens.get(index).is(COMMA);
    }
    if (container instanceof DynamicsContext) {
      return tokens.layout().mayBeginRule(index);
    }
    return tokens.layout().beginsDeclaration(index);
  }

  /** Goes on behind the closing parenthesis, so that what has the parameters is not lost. */
  private void skipParameters(Parser parser, ParserRuleContext context) {
    parser.getInputStream().seek(((ScriptToken) context.getStart()).partner() + 1);
  }

  /** Goes on with the block of a declaration whose {@code extends} is unreadable. */
  private void skipBase(Parser parser, ParserRuleContext context, RecognitionException error) {
    if (!(context.getParent() instanceof DeclarationContext)) {
      throw error;
    }
    int i = parser.getCurrentToken().getTokenIndex();
    while (i < tokens.last()
        && !tokens.layout().beginsDeclaration(i)
        && !(tokens.get(i).depth() == 0
            && (tokens.get(i).is(LBRACE) || tokens.get(i).is(ASSIGN)))) {
      i++;
    }
    parser.getInputStream().seek(i);
  }
}
