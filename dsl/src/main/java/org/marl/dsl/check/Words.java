package org.marl.dsl.check;

import java.util.stream.Collectors;
import org.marl.dsl.ast.Value;
import org.marl.dsl.source.Span;

/** How messages speak of what the user wrote. */
final class Words {
  private Words() {}

  /** The kind of thing that a value is, with its article. */
  static String describe(Value value) {
    return value.accept(
        new Value.Visitor<>() {
          @Override
          public String number(Value.Number number) {
            return "the number " + number.spelling();
          }

          @Override
          public String text(Value.Text text) {
            return "a text";
          }

          @Override
          public String truth(Value.Truth truth) {
            return "`" + truth.value() + "`";
          }

          @Override
          public String reference(Value.Reference reference) {
            return "`" + reference.name() + (reference.arguments().isPresent() ? "(…)`" : "`");
          }

          @Override
          public String list(Value.ListLiteral list) {
            return list.entries().isEmpty()
                ? "an empty list"
                : "a list of " + count(list.entries().size(), "value");
          }

          @Override
          public String range(Value.RangeLiteral range) {
            return "a range";
          }

          @Override
          public String sweep(Value.Sweep sweep) {
            return "a sweep";
          }

          @Override
          public String recordLiteral(Value.RecordLiteral record) {
            if (record.fields().isEmpty()) {
              return "an empty record `{}`";
            }
            return "a record "
                + record.fields().stream()
                    .map(field -> field.name().text() + " = …")
                    .collect(Collectors.joining(", ", "{ ", " }"));
          }

          @Override
          public String prefix(Value.Prefix prefix) {
            return "a formula";
          }

          @Override
          public String infix(Value.Infix infix) {
            return "a formula";
          }

          @Override
          public String parenthesised(Value.Parenthesised parenthesised) {
            return parenthesised.inner().accept(this);
          }

          @Override
          public String conditional(Value.Conditional conditional) {
            return "a formula";
          }

          @Override
          public String unreadable(Value.Unreadable unreadable) {
            return "something unreadable";
          }
        });
  }

  /** {@code 1 value}, {@code 2 values}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A number without a needless point, large ones as in {@code 1e15}. */
  static String number(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15
        ? Long.toString((long) x)
        : Double.toString(x).replace(".0E", "e").replace('E', 'e');
  }

  /** The text of a value on one line. */
  static String label(Value value) {
    return oneLine(value.span());
  }

  /** The text of a place, its white space made single spaces. */
  static String oneLine(Span span) {
    String text = span.text().strip();
    StringBuilder line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      boolean spaceBefore = space;
      space = Character.isWhitespace(text.charAt(i));
      if (!space || !spaceBefore) {
        line.append(space ? ' ' : text.charAt(i));
      }
    }
    return line.toString();
  }
}
