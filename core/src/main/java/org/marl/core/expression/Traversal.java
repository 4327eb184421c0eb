package org.marl.core.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Walks over graphs that need no stack: a chain of any length is walked by a loop. */
public final class Traversal {
  private Traversal() {}

  /** Every node that the roots need, each once, arguments before the nodes that use them. */
  public static List<Node> argumentsFirst(Node... roots) {
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    List<Node> found = new ArrayList<>();
    for (Node root : roots) {
      visit(root, seen, open);
    }
    while (!open.isEmpty()) {
      Node node = open.pop();
      found.add(node);
      for (Node argument : node.arguments()) {
        visit(argument, seen, open);
      }
    }
    found.sort(Comparator.comparingInt(Node::id));
    return found;
  }

  private static void visit(Node node, Set<Node> seen, Deque<Node> open) {
    if (seen.add(node)) {
      open.push(node);
    }
  }

  /** Does any node that the root needs, itself included, satisfy the condition? */
  public static boolean contains(Node root, Predicate<Node> condition) {
    return argumentsFirst(root).stream().anyMatch(condition);
  }
}
