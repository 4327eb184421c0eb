package org.marl.dsl.check;

import org.marl.core.expression.Quantity;
import org.marl.dsl.ast.Name;
import org.marl.dsl.diagnostic.Code;

/** Names that scripts may not give away: those of quantities and of built-in functions. */
final class Reserved {
  private Reserved() {}

  /** For lets, and for declarations whose names stand in formulas. */
  static boolean check(Name name, Session session) {
    return checkParameter(name, session) && isNoFunction(name, session);
  }

  /**
   * A parameter may bear the name of a function, as {@code target} does: calls still mean the
   * function.
   */
  static boolean checkParameter(Name name, Session session) {
    if (Quantity.named(name.text()).isPresent()) {
      Problem.error(
              Code.N005,
              name.span(),
              "`" + name.text() + "` is a quantity of learners; choose another name")
          .to(session);
      return false;
    }
    return true;
  }

  private static boolean isNoFunction(Name name, Session session) {
    if (Builtin.named(name.text()).isPresent()) {
      Problem.error(
              Code.N005,
              name.span(),
              "`" + name.text() + "` is a built-in function; choose another name")
          .to(session);
      return false;
    }
    return true;
  }
}
