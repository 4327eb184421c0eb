package org.marl.core.expression;

import java.util.List;

/**
 * One node of an expression graph. Nodes are made by a {@link Graph} only, which interns them:
 * within one graph, equal nodes are the same object, so identity is equality and shared
 * sub-expressions are shared.
 */
public final class Node {
  private final int id;
  private final Op op;
  private final List<Node> arguments;
  private final Type type;
  private final int depth;
  private final long size;

  Node(int id, Op op, List<Node> arguments, Type type) {
    this.id = id;
    this.op = op;
    this.arguments = List.copyOf(arguments);
    this.type = type;
    int deepest = 0;
    long total = 1;
    for (Node argument : arguments) {
      deepest = Math.max(deepest, argument.depth);
      total = Math.min(total + argument.size, Integer.MAX_VALUE);
    }
    this.depth = deepest + 1;
    this.size = total;
  }

  /** Number within its graph; arguments always have smaller numbers. */
  public int id() {
    return id;
  }

  public Op op() {
    return op;
  }

  public List<Node> arguments() {
    return arguments;
  }

  public Node argument(int index) {
    return arguments.get(index);
  }

  public Type type() {
    return type;
  }

  /** Nodes on the longest way from here to a leaf; 1 for a leaf. */
  public int depth() {
    return depth;
  }

  /** Nodes of the expression written out, shared ones counted every time; at most 2^31 - 1. */
  public long size() {
    return size;
  }

  public boolean isConstant() {
    return op instanceof Op.Constant;
  }

  /** The value of a constant. */
  public double constant() {
    return ((Op.Constant) op).value();
  }

  /** The expression in the notation of scripts. */
  @Override
  public String toString() {
    return Printer.print(this);
  }
}
