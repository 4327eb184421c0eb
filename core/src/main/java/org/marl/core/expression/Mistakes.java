package org.marl.core.expression;

import java.util.List;

/** The sentences about expressions that have no type. */
final class Mistakes {
  private Mistakes() {}

  /** A node as messages quote it. */
  static String quote(Node node) {
    return "`" + Printer.brief(node) + "`";
  }

  /** An operation that has no node, because it is wrong, as messages quote it. */
  static String quote(Op op, List<Node> arguments) {
    return quote(new Node(-1, op, arguments, Type.constant()));
  }

  /** About an operand that should be of another element. */
  static ExpressionException notA(Element wanted, Node found) {
    String help =
        switch (found.type().element()) {
          case BOOL -> "write `if " + Printer.brief(found) + " then 1 else 0`";
          case INDEX -> "compare actions with `==`, or take an entry with `at(e, action)`";
          case REAL ->
              wanted == Element.BOOL
                  ? "compare it, as in `" + Printer.brief(found) + " > 0`"
                  : "an action is `action`, `greedy`, or `argmax(e over actions)`";
        };
    return new ExpressionException(
        found,
        quote(found) + " is " + phrase(found.type().element()) + ", not " + phrase(wanted),
        wanted == Element.REAL || found.type().element() == Element.REAL ? help : "");
  }

  private static String phrase(Element element) {
    return switch (element) {
      case REAL -> "a number";
      case BOOL -> "true or false";
      case INDEX -> "an action";
    };
  }

  /** "has [agents, samples]", or "is one number". */
  static String axes(Node node) {
    return (node.type().axes().isEmpty() ? "is " : "has ") + node.type().axesText();
  }
}
