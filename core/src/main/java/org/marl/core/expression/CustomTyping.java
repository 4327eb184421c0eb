package org.marl.core.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The types of operations that plug-ins add. */
final class CustomTyping {
  private CustomTyping() {}

  static Type type(Op.Custom op, List<Node> operands) {
    operands.forEach(operand -> Typing.require(Element.REAL, operand));
    Type joined = Typing.join(op, Element.REAL, true, operands);
    Set<Axis> over = op.operation().over();
    for (Axis axis : over) {
      if (!joined.has(axis) && operands.stream().noneMatch(Reducing::isOpen)) {
        throw new ExpressionException(
            Mistakes.quote(op, operands)
                + " goes over "
                + axis.word()
                + ", but what it is given "
                + (joined.axes().isEmpty() ? "is one number" : "has " + joined.axesText()),
            "");
      }
    }
    EnumSet<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(joined.axes());
    if (!op.operation().keepsAxes()) {
      axes.removeAll(over);
      if (over.contains(Axis.SAMPLES)) {
        axes.remove(Axis.TIME);
      }
    }
    boolean coupled =
        joined.coupled() || (over.contains(Axis.AGENTS) && !joined.trains().isEmpty());
    return new Type(joined.element(), axes, joined.stage(), joined.trains(), coupled);
  }
}
