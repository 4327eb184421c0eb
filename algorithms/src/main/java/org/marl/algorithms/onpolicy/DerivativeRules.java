package org.marl.algorithms.onpolicy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/**
 * Which {@code gradient(y, x)} a program can take: where y depends on the networks through the
 * tensor of x alone. Policies have several tensors, probabilities and logarithms among them, each
 * made from the network's outputs; what is made of another one does not move with x.
 */
final class DerivativeRules {
  /** Quantities whose logarithms the policy has as tensors of their own. */
  private static final Set<Quantity> WITH_LOGARITHMS =
      EnumSet.of(Quantity.PI, Quantity.PROB, Quantity.RATIO);

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
                            + "` cannot be computed by the on-policy learner in this version: `"
                            + other
                            + "` follows the policy by other numbers than `"
                            + x
                            + "`",
                        "use nothing of the policy but `" + x + "` there, and not its logarithm")));
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
      if (isLive(node) || takesLogarithmOf(node, x)) {
        return Optional.of(node);
      }
      node.arguments().stream().filter(seen::add).forEach(open::push);
    }
    return Optional.empty();
  }

  private static boolean isLive(Node node) {
    return node.op() instanceof Op.Input input && input.copy() == Copy.LIVE;
  }

  private static boolean takesLogarithmOf(Node node, Node x) {
    boolean byLogarithm =
        node.op() == Unary.LOG
            || node.op() instanceof Op.Perspective
            || (node.op() instanceof Op.Reduce reduce && reduce.reduction() == Reduction.PROD);
    return byLogarithm
        && node.arguments().contains(x)
        && x.op() instanceof Op.Input input
        && WITH_LOGARITHMS.contains(input.quantity());
  }
}
