package org.marl.dsl.parse;

import static org.marl.grammar.MarlLexer.*;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;
import org.marl.grammar.MarlParser;
import org.marl.grammar.MarlParserBaseVisitor;

/** Makes values out of parse trees; what holds a syntax error becomes {@link Value.Unreadable}. */
final class ValueBuilder extends MarlParserBaseVisitor<Value> {
  private static final int LONGEST_ADVICE = 80;

  private final Source source;
  private final SyntaxErrors errors;

  ValueBuilder(Source source, SyntaxErrors errors) {
    this.source = source;
    this.errors = errors;
  }

  /**
   * The value of a parse tree.
   *
   * @param context null if the parser did not get that far
   * @param owner what the value belongs to
   */
  Value value(ParserRuleContext context, ParserRuleContext owner) {
    if (context == null) {
      return new Value.Unreadable(span(owner).after());
    }
    return context.exception == null ? visit(context) : new Value.Unreadable(span(context));
  }

  private Value value(ParseTree tree) {
    return visit(tree);
  }

  private List<Value> values(List<? extends ParserRuleContext> contexts) {
    return contexts.stream().map(this::visit).toList();
  }

  // Places and names.

  Span span(ParserRuleContext context) {
    Span start = span(context.getStart());
    Token stop = context.getStop();
    return stop == null || stop.getStopIndex() < start.start() ? start : start.to(span(stop));
  }

  Span span(Token token) {
    return ((ScriptToken) token).span(source);
  }

  Span span(TerminalNode node) {
    return span(node.getSymbol());
  }

  Name name(Token token) {
    return new Name(token.getText(), span(token));
  }

  Name name(TerminalNode node) {
    return name(node.getSymbol());
  }

  /** The names of a possibly missing list. */
  List<Name> names(MarlParser.NamesContext context) {
    return context == null ? List.of() : context.NAME().stream().map(this::name).toList();
  }

  // Values.

  @Override
  public Value visitValue(MarlParser.ValueContext context) {
    if (context.sweep() != null) {
      return value(context.sweep());
    }
    if (context.record() != null) {
      return value(context.record());
    }
    Value low = value(context.expression(0));
    return context.RANGE() == null
        ? low
        : new Value.RangeLiteral(low, value(context.expression(1)), span(context));
  }

  @Override
  public Value visitSweep(MarlParser.SweepContext context) {
    return new Value.Sweep(values(context.value()), span(context));
  }

  @Override
  public Value visitRecord(MarlParser.RecordContext context) {
    return new Value.RecordLiteral(
        context.field().stream().map(this::field).toList(), span(context));
  }

  private Value.Field field(MarlParser.FieldContext context) {
    return new Value.Field(name(context.getStart()), value(context.value()), span(context));
  }

  @Override
  public Value visitList(MarlParser.ListContext context) {
    return new Value.ListLiteral(values(context.value()), span(context));
  }

  @Override
  public Value visitReference(MarlParser.ReferenceContext context) {
    return reference(context);
  }

  Value.Reference reference(MarlParser.ReferenceContext context) {
    return new Value.Reference(
        context.NAME().stream().map(this::name).toList(),
        Optional.ofNullable(context.arguments()).map(this::arguments),
        span(context));
  }

  private Value.Arguments arguments(MarlParser.ArgumentsContext context) {
    return new Value.Arguments(
        context.argument().stream().map(this::argument).toList(), span(context));
  }

  private Value.Argument argument(MarlParser.ArgumentContext context) {
    return new Value.Argument(
        Optional.ofNullable(context.NAME()).map(this::name),
        value(context.value()),
        names(context.names()),
        span(context));
  }

  // Expressions.

  @Override
  public Value visitExpression(MarlParser.ExpressionContext context) {
    if (context.IF() == null) {
      return value(context.operation());
    }
    return new Value.Conditional(
        value(context.expression(0)),
        value(context.expression(1)),
        value(context.expression(2)),
        span(context));
  }

  @Override
  public Value visitAtom(MarlParser.AtomContext context) {
    return value(context.primary());
  }

  @Override
  public Value visitPower(MarlParser.PowerContext context) {
    return infix(Binary.POWER, context.operation(), context.CARET().getSymbol());
  }

  @Override
  public Value visitMinus(MarlParser.MinusContext context) {
    return new Value.Prefix(Unary.NEGATE, value(context.operation()), span(context));
  }

  @Override
  public Value visitProduct(MarlParser.ProductContext context) {
    Binary operation = context.op.getType() == STAR ? Binary.MULTIPLY : Binary.DIVIDE;
    return infix(operation, context.operation(), context.op);
  }

  @Override
  public Value visitSum(MarlParser.SumContext context) {
    Binary operation = context.op.getType() == PLUS ? Binary.ADD : Binary.SUBTRACT;
    return infix(operation, context.operation(), context.op);
  }

  @Override
  public Value visitComparison(MarlParser.ComparisonContext context) {
    Binary operation =
        switch (context.op.getType()) {
          case LT -> Binary.LESS;
          case LE -> Binary.LESS_EQUAL;
          case GT -> Binary.GREATER;
          case GE -> Binary.GREATER_EQUAL;
          case EQ -> Binary.EQUAL;
          case NE -> Binary.NOT_EQUAL;
          default -> throw new AssertionError(context.op);
        };
    if (context.operation(0) instanceof MarlParser.ComparisonContext left) {
      return chained(context, left);
    }
    return infix(operation, context.operation(), context.op);
  }

  private Value chained(MarlParser.ComparisonContext context, MarlParser.ComparisonContext left) {
    String rewritten =
        span(left).text() + " and " + span(left.operation(1)).to(span(context.operation(1))).text();
    errors.report(
        SyntaxErrors.error(
                Code.P008,
                "comparisons cannot be chained",
                span(context.op),
                "the second comparison")
            .related(span(left.op), "the first")
            .help(
                rewritten.length() <= LONGEST_ADVICE
                    ? "write `" + rewritten + "`"
                    : "join two comparisons by `and`")
            .build());
    return new Value.Unreadable(span(context));
  }

  @Override
  public Value visitNot(MarlParser.NotContext context) {
    return new Value.Prefix(Unary.NOT, value(context.operation()), span(context));
  }

  @Override
  public Value visitAnd(MarlParser.AndContext context) {
    return infix(Binary.AND, context.operation(), context.AND().getSymbol());
  }

  @Override
  public Value visitOr(MarlParser.OrContext context) {
    return infix(Binary.OR, context.operation(), context.OR().getSymbol());
  }

  private Value infix(
      Binary operation, List<MarlParser.OperationContext> operands, Token operator) {
    Value left = value(operands.get(0));
    Value right = value(operands.get(1));
    return new Value.Infix(operation, left, right, span(operator), left.span().to(right.span()));
  }

  @Override
  public Value visitPrimary(MarlParser.PrimaryContext context) {
    ScriptToken token = (ScriptToken) context.getStart();
    if (token.unreadable()) {
      return new Value.Unreadable(span(context));
    }
    return switch (token.getType()) {
      case NUMBER -> number(token);
      case STRING -> new Value.Text(unescaped(token.getText()), span(token));
      case TRUE, FALSE -> new Value.Truth(token.is(TRUE), span(token));
      case LBRACK -> value(context.list());
      case LPAREN -> new Value.Parenthesised(value(context.expression()), span(context));
      case NAME -> value(context.reference());
      default -> throw new AssertionError(token);
    };
  }

  private Value number(ScriptToken token) {
    double value = NumberReader.value(token.getText());
    if (Double.isInfinite(value)) {
      errors.report(
          SyntaxErrors.error(Code.P003, "this number is too large", span(token), "beyond 1.8e308")
              .build());
      return new Value.Unreadable(span(token));
    }
    return new Value.Number(value, token.getText(), span(token));
  }

  /** The text of a string token. */
  static String unescaped(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c == '\\') {
        i++;
        c =
            switch (quoted.charAt(i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              default -> quoted.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
