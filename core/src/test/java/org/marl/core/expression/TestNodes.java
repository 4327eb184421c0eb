package org.marl.core.expression;

import java.util.List;

/** Makes nodes of real numbers. */
public final class TestNodes {
  private static int next;

  private TestNodes() {}

  public static Node node(Op op, Node... arguments) {
    return new Node(next++, op, List.of(arguments), Type.constant());
  }
}
