package org.marl.dsl.check;

import java.util.Optional;
import org.marl.dsl.ast.Value;

/**
 * Reads values where only an expression makes sense: lists, ranges, records and texts are errors.
 */
abstract class ExpressionVisitor<T> implements Value.Visitor<Optional<T>> {

  /** Reports a value that is no expression, and returns nothing. */
  abstract Optional<T> unexpected(Value value);

  @Override
  public final Optional<T> text(Value.Text text) {
    return unexpected(text);
  }

  @Override
  public final Optional<T> list(Value.ListLiteral list) {
    return unexpected(list);
  }

  @Override
  public final Optional<T> range(Value.RangeLiteral range) {
    return unexpected(range);
  }

  @Override
  public final Optional<T> recordLiteral(Value.RecordLiteral record) {
    return unexpected(record);
  }

  /** Its syntax error has been reported. */
  @Override
  public final Optional<T> unreadable(Value.Unreadable unreadable) {
    return Optional.empty();
  }
}
