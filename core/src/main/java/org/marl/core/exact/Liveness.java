package org.marl.core.exact;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;

/** What the nodes of an objective depend on; answers are remembered. */
final class Liveness {
  private static final Set<Quantity> POLICY =
      EnumSet.of(
          Quantity.PI,
          Quantity.LOG_PI,
          Quantity.PROB,
          Quantity.LOG_PROB,
          Quantity.RATIO,
          Quantity.ENTROPY);

  /** Quantities whose value belongs to the action taken, in each sample. */
  private static final Set<Quantity> TAKEN =
      EnumSet.of(
          Quantity.ACTION,
          Quantity.PROB,
          Quantity.LOG_PROB,
          Quantity.RATIO,
          Quantity.ADVANTAGE,
          Quantity.REWARD);

  private final Map<Node, Boolean> live = new HashMap<>();
  private final Map<Node, Boolean> taken = new HashMap<>();

  /** Does the value change with the policy that is sought? */
  boolean isLive(Node node) {
    return contains(
        node,
        live,
        n ->
            n.op() instanceof Op.Input input
                && input.copy() == Copy.LIVE
                && POLICY.contains(input.quantity()));
  }

  /** Does the value depend on the action taken in the sample? */
  boolean dependsOnAction(Node node) {
    return contains(
        node, taken, n -> n.op() instanceof Op.Input input && TAKEN.contains(input.quantity()));
  }

  private static boolean contains(Node node, Map<Node, Boolean> known, Predicate<Node> condition) {
    Boolean present = known.get(node);
    if (present != null) {
      return present;
    }
    boolean result = condition.test(node);
    // The measure of a coefficient is taken after the update.
    if (!(node.op() instanceof Op.Coefficient)) {
      for (Node argument : node.arguments()) {
        result |= contains(argument, known, condition);
      }
    }
    known.put(node, result);
    return result;
  }
}
