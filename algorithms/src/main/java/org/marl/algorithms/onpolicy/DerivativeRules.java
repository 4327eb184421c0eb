package org.marl.algorithms.onpolicy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;

/**
 * Which {@code gradient(y, x)} an update can mean: y depends on the networks through x alone.
 * Quantities that are made from x are written in terms of it by then; one that is left moves with x
 * in a way that nobody has said.
 */
final class DerivativeRules {
  private DerivativeRules() {}

  static void check(Node gradient, List<Violation> violations) {
    Node y = gradient.argument(0);
    Node x = gradient.argument(1);
    otherWay(y, x)
        .ifPresent(
            other ->
                violations.add(
                    new Violation(
                        "update",
                        Optional.of(gradient),
                        "`"
                            + gradient
                            + "` is not clear: `"
                            + other
                            + "` follows the policy by other numbers than `"
                            + x
                            + "`",
                        "write it in terms of `" + x + "`, or `stop(" + other + ")` if it stays")));
  }

  /** A part of y that depends on the networks of x, but not through x. */
  private static Optional<Node> otherWay(Node y, Node x) {
    Set<Node> seen = new HashSet<>(Set.of(y));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node == x || Collections.disjoint(node.type().trains(), x.type().trains())) {
        continue;
      }
      if (isLive(node)) {
        return Optional.of(node);
      }
      node.arguments().stream().filter(seen::add).forEach(open::push);
    }
    return Optional.empty();
  }

  private static boolean isLive(Node node) {
    return node.op() instanceof Op.Input input && input.copy() == Copy.LIVE;
  }
}
