package org.marl.core.expression;

import java.util.List;

/** The types of operations along time. */
final class Sequences {
  private Sequences() {}

  static Type type(Inputs inputs, Op op, List<Node> arguments) {
    inputs.requireSequences(Mistakes.quote(op, arguments));
    arguments.forEach(argument -> Typing.require(Element.REAL, argument));
    Type type = Typing.join(op, Element.REAL, true, arguments);
    if (!type.has(Axis.SAMPLES) && arguments.stream().noneMatch(Reducing::isOpen)) {
      throw new ExpressionException(
          Mistakes.quote(op, arguments)
              + " goes along the steps of an episode, but "
              + Mistakes.quote(arguments.get(0))
              + " has no samples",
          "");
    }
    return type;
  }
}
