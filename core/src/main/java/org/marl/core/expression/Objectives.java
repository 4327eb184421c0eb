package org.marl.core.expression;

/** What an expression needs to be the objective of a statement. */
final class Objectives {
  private Objectives() {}

  static void check(Inputs inputs, Node e) {
    Typing.require(Element.REAL, e);
    if (e.type().stage() == Stage.AFTER) {
      throw new ExpressionException(
          e, Mistakes.quote(e) + " is known only after the update, so it trains nothing", "");
    }
    if (e.type().trains().isEmpty() && !Reducing.isOpen(e)) {
      throw new ExpressionException(
          e,
          Mistakes.quote(e) + " trains nothing: it depends on no network that learns",
          "an objective contains a live quantity, such as `pi`, `ratio`, `value` or `q_tot`");
    }
    checkActions(e);
    if (e.type().has(Axis.AGENTS) && e.type().coupled() && !perhapsJoint(inputs, e)) {
      throw new ExpressionException(
          e,
          "the objective of each agent in "
              + Mistakes.quote(e)
              + " depends on the networks of other agents; say `sum` or `mean` over agents",
          "write `mean(" + Printer.brief(e) + " over agents)` for one joint objective");
    }
  }

  private static void checkActions(Node e) {
    if (e.type().has(Axis.ACTIONS) || e.type().has(Axis.DIMS)) {
      String left = (e.type().has(Axis.ACTIONS) ? Axis.ACTIONS : Axis.DIMS).word();
      throw new ExpressionException(
          e,
          "the objective " + Mistakes.quote(e) + " still has " + left,
          "write `sum(" + Printer.brief(e) + " over " + left + ")`");
    }
  }

  /** Could the agents of the expression come from a quantity that has none for some learners? */
  private static boolean perhapsJoint(Inputs inputs, Node e) {
    return Traversal.contains(
        e, node -> node.op() instanceof Op.Input input && inputs.mayLackAgents(input.quantity()));
  }
}
