package org.marl.algorithms.onpolicy;

import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Quantity;

/** Errors about quantities that a scope of the program does not have. */
final class Unavailable {
  private Unavailable() {}

  static ExpressionException quantity(Quantity quantity) {
    return new ExpressionException(
        "`" + quantity.word() + "` cannot be computed at this place by the on-policy learner", "");
  }
}
