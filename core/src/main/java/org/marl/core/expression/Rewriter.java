package org.marl.core.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Builds an expression again, with parts replaced. Types are inferred, checked and folded anew.
 * Each node is built once, and only if nothing above it is replaced.
 */
final class Rewriter {
  private final Graph graph;
  private final Function<Node, Optional<Node>> replacement;
  private final UnaryOperator<Op> operation;

  /**
   * Prepares a rewriting.
   *
   * @param graph where the new nodes live
   * @param replacement a node of the graph in place of the given one, where there is one
   * @param operation what to do with rewritten arguments in place of the given operation
   */
  Rewriter(Graph graph, Function<Node, Optional<Node>> replacement, UnaryOperator<Op> operation) {
    this.graph = graph;
    this.replacement = replacement;
    this.operation = operation;
  }

  Node rewrite(Node root) {
    Map<Node, Node> done = new HashMap<>();
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.peek();
      if (done.containsKey(node)) {
        open.pop();
        continue;
      }
      Optional<Node> replaced = replacement.apply(node);
      List<Node> missing = replaced.isPresent() ? List.of() : missing(node, done);
      if (missing.isEmpty()) {
        done.put(node, replaced.orElseGet(() -> rebuild(node, done)));
        open.pop();
      } else {
        missing.forEach(open::push);
      }
    }
    return done.get(root);
  }

  private static List<Node> missing(Node node, Map<Node, Node> done) {
    List<Node> missing = new ArrayList<>();
    for (Node argument : node.arguments()) {
      if (!done.containsKey(argument)) {
        missing.add(argument);
      }
    }
    return missing;
  }

  private Node rebuild(Node node, Map<Node, Node> done) {
    if (node.isConstant()) {
      return node.type().element() == Element.BOOL
          ? graph.truth(node.constant() != 0)
          : graph.constant(node.constant());
    }
    List<Node> arguments = new ArrayList<>();
    node.arguments().forEach(argument -> arguments.add(done.get(argument)));
    return graph.make(operation.apply(node.op()), arguments);
  }
}
