package org.marl.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

/** Lays out values. Visits tokens in their order. */
final class ValueLayout implements Value.Visitor<Doc> {
  private final TokenCursor cursor;

  ValueLayout(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** An equals sign and a value; one that is not in brackets may begin the next line. */
  Doc assigned(Value value) {
    Doc sign = Doc.concat(Doc.text(" "), cursor.next("="));
    if (Doc.endsLine(sign)) {
      return Doc.concat(sign, Doc.indent(Doc.HARD_LINE, value.accept(this)));
    }
    boolean bracketed = !(value instanceof Value.Infix || value instanceof Value.Conditional);
    return bracketed
        ? Doc.concat(sign, Doc.text(" "), value.accept(this))
        : Doc.concat(sign, Doc.group(Doc.indent(Doc.LINE, value.accept(this))));
  }

  /** One name, or several in brackets. */
  Doc names(List<Name> names) {
    if (!cursor.at("[")) {
      return cursor.next();
    }
    return bracketed(names, name -> cursor.next(), false);
  }

  /**
   * Parts between brackets, separated by commas.
   *
   * @param broken whether each has a line of its own in any case
   */
  <T> Doc bracketed(List<T> parts, Function<T, Doc> layout, boolean broken) {
    Doc open = cursor.next();
    List<Doc> inner = new ArrayList<>();
    Doc line = broken ? Doc.HARD_LINE : Doc.SOFT_LINE;
    for (int i = 0; i < parts.size(); i++) {
      inner.add(i == 0 ? line : broken ? Doc.HARD_LINE : Doc.LINE);
      inner.add(layout.apply(parts.get(i)));
      if (cursor.at(",")) {
        inner.add(i + 1 < parts.size() ? cursor.next() : cursor.dropped());
      }
    }
    inner.add(cursor.above());
    return Doc.group(
        open, Doc.indent(Doc.concat(inner)), parts.isEmpty() ? Doc.EMPTY : line, cursor.next());
  }

  @Override
  public Doc number(Value.Number value) {
    return cursor.next();
  }

  @Override
  public Doc text(Value.Text value) {
    return cursor.next();
  }

  @Override
  public Doc truth(Value.Truth value) {
    return cursor.next();
  }

  @Override
  public Doc reference(Value.Reference value) {
    List<Doc> parts = new ArrayList<>();
    parts.add(cursor.next());
    for (int i = 1; i < value.path().size(); i++) {
      parts.add(cursor.next("."));
      parts.add(cursor.next());
    }
    value
        .arguments()
        .ifPresent(arguments -> parts.add(bracketed(arguments.list(), this::argument, false)));
    return Doc.concat(parts);
  }

  private Doc argument(Value.Argument argument) {
    List<Doc> parts = new ArrayList<>();
    if (argument.name().isPresent()) {
      parts.add(cursor.next());
      parts.add(assigned(argument.value()));
    } else {
      parts.add(argument.value().accept(this));
    }
    if (!argument.over().isEmpty()) {
      parts.add(over(argument.over()));
    }
    return Doc.group(Doc.concat(parts));
  }

  /** What a reduction or an objective is over. */
  Doc over(List<Name> names) {
    return Doc.indent(Doc.LINE, cursor.next("over"), Doc.text(" "), names(names));
  }

  @Override
  public Doc list(Value.ListLiteral value) {
    return bracketed(value.entries(), this::entry, isTable(value));
  }

  private Doc entry(Value value) {
    return value.accept(this);
  }

  /** Whether the rows of a table were written on lines of their own, which they keep. */
  private static boolean isTable(Value.ListLiteral list) {
    List<Value> rows = list.entries();
    if (rows.size() < 2 || !rows.stream().allMatch(Value.ListLiteral.class::isInstance)) {
      return false;
    }
    Span first = rows.get(0).span();
    Source source = first.source();
    return source.line(first.end()) < source.line(rows.get(1).span().start());
  }

  @Override
  public Doc range(Value.RangeLiteral value) {
    return Doc.concat(value.low().accept(this), cursor.next(".."), value.high().accept(this));
  }

  @Override
  public Doc sweep(Value.Sweep value) {
    return bracketed(value.alternatives(), this::entry, false);
  }

  @Override
  public Doc recordLiteral(Value.RecordLiteral value) {
    return new BlockLayout<Value.Field>(cursor, value.span()) {
      @Override
      Entry layOut(Value.Field field) {
        Doc key = cursor.next();
        return new Entry(key, assigned(field.value()), true);
      }
    }.layOut(value.fields());
  }

  @Override
  public Doc prefix(Value.Prefix value) {
    Doc operator = cursor.next();
    Doc space = value.operation() == Unary.NOT ? Doc.text(" ") : Doc.EMPTY;
    return Doc.concat(operator, space, value.operand().accept(this));
  }

  @Override
  public Doc infix(Value.Infix value) {
    if (value.operation() == Binary.POWER) {
      return Doc.concat(value.left().accept(this), cursor.next("^"), value.right().accept(this));
    }
    List<Doc> rest = new ArrayList<>();
    Doc first = chain(value, rest);
    return Doc.group(first, Doc.indent(Doc.concat(rest)));
  }

  /** The first operand of a chain of operators that bind alike; the others are added to a list. */
  private Doc chain(Value.Infix value, List<Doc> rest) {
    Doc first =
        value.left() instanceof Value.Infix left
                && left.operation() != Binary.POWER
                && level(left.operation()) == level(value.operation())
            ? chain(left, rest)
            : value.left().accept(this);
    rest.add(Doc.LINE);
    rest.add(cursor.next());
    rest.add(Doc.text(" "));
    rest.add(value.right().accept(this));
    return first;
  }

  private static int level(Binary operation) {
    return switch (operation) {
      case MULTIPLY, DIVIDE -> 1;
      case ADD, SUBTRACT -> 2;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 3;
      case AND -> 4;
      case OR -> 5;
      case POWER, MIN, MAX -> throw new AssertionError(operation);
    };
  }

  @Override
  public Doc parenthesised(Value.Parenthesised value) {
    return bracketed(List.of(value.inner()), this::entry, false);
  }

  @Override
  public Doc conditional(Value.Conditional value) {
    List<Doc> parts = new ArrayList<>();
    Value last = value;
    while (last instanceof Value.Conditional choice) {
      addWord(parts, choice.condition());
      parts.add(Doc.LINE);
      addWord(parts, choice.then());
      parts.add(Doc.LINE);
      parts.add(cursor.next("else"));
      parts.add(Doc.text(" "));
      last = choice.otherwise();
    }
    parts.add(last.accept(this));
    return Doc.group(Doc.concat(parts));
  }

  private void addWord(List<Doc> parts, Value value) {
    parts.add(cursor.next());
    parts.add(Doc.text(" "));
    parts.add(value.accept(this));
  }

  @Override
  public Doc unreadable(Value.Unreadable value) {
    throw new IllegalStateException("only scripts without syntax errors are formatted");
  }
}
