package org.marl.dsl.ast;

import java.util.List;
import java.util.Optional;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.dsl.source.Span;

/** Anything that can stand after an equals sign. */
public sealed interface Value {

  Span span();

  <R> R accept(Visitor<R> visitor);

  /** {@code 10k}: the number, and its spelling, which the formatter keeps. */
  record Number(double value, String spelling, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /** A string, unescaped. */
  record Text(String text, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  record Truth(boolean value, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.truth(this);
    }
  }

  /** {@code a.b(arguments)}: a name of any kind, called or not. */
  record Reference(List<Name> path, Optional<Arguments> arguments, Span span) implements Value {
    public Reference {
      path = List.copyOf(path);
    }

    /** The dotted name. */
    public String name() {
      return path.size() == 1
          ? path.get(0).text()
          : String.join(".", path.stream().map(Name::text).toList());
    }

    /** The place of the dotted name, without arguments. */
    public Span nameSpan() {
      return path.get(0).span().to(path.get(path.size() - 1).span());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reference(this);
    }
  }

  /** The parenthesised part of a call. */
  record Arguments(List<Argument> list, Span span) {
    public Arguments {
      list = List.copyOf(list);
    }
  }

  /** {@code name = value over axes}. */
  record Argument(Optional<Name> name, Value value, List<Name> over, Span span) {
    public Argument {
      over = List.copyOf(over);
    }
  }

  /** {@code [a, b]}. */
  record ListLiteral(List<Value> entries, Span span) implements Value {
    public ListLiteral {
      entries = List.copyOf(entries);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /** {@code low..high}. */
  record RangeLiteral(Value low, Value high, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.range(this);
    }
  }

  /** <code>{a, b}</code>: one axis of runs. */
  record Sweep(List<Value> alternatives, Span span) implements Value {
    public Sweep {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sweep(this);
    }
  }

  /** <code>{ a = 1, b = 2 }</code>. */
  record RecordLiteral(List<Field> fields, Span span) implements Value {
    public RecordLiteral {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recordLiteral(this);
    }
  }

  /** {@code name = value} inside a record; the name may be the word {@code otherwise}. */
  record Field(Name name, Value value, Span span) {}

  /** {@code -x}, {@code not x}; the operator's place is the start of the span. */
  record Prefix(Unary operation, Value operand, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.prefix(this);
    }
  }

  /** {@code a + b}. */
  record Infix(Binary operation, Value left, Value right, Span operator, Span span)
      implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.infix(this);
    }
  }

  /** {@code (a)}: kept so that the tree is the text. */
  record Parenthesised(Value inner, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.parenthesised(this);
    }
  }

  /** {@code if c then a else b}. */
  record Conditional(Value condition, Value then, Value otherwise, Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conditional(this);
    }
  }

  /** A part that has a syntax error. */
  record Unreadable(Span span) implements Value {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unreadable(this);
    }
  }

  /** One method per case: the compiler sees that none is forgotten. */
  interface Visitor<R> {
    R number(Number value);

    R text(Text value);

    R truth(Truth value);

    R reference(Reference value);

    R list(ListLiteral value);

    R range(RangeLiteral value);

    R sweep(Sweep value);

    R recordLiteral(RecordLiteral value);

    R prefix(Prefix value);

    R infix(Infix value);

    R parenthesised(Parenthesised value);

    R conditional(Conditional value);

    R unreadable(Unreadable value);
  }
}
