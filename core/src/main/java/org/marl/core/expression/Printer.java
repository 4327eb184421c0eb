package org.marl.core.expression;

/** Writes expressions in the notation of scripts. */
final class Printer {
  private Printer() {}

  static String print(Node node) {
    return node.op() + node.arguments().toString();
  }
}
