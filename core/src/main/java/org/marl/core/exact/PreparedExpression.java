package org.marl.core.exact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;

/** An expression made ready to be evaluated again and again: its nodes, arguments first. */
final class PreparedExpression {
  private final List<Slot> slots;

  private PreparedExpression(List<Slot> slots) {
    this.slots = slots;
  }

  /** Makes it ready; every operation can be computed. */
  static PreparedExpression of(Node root, Function<Divergence, PerspectiveFunction> perspectives) {
    Map<Node, Slot> known = new HashMap<>();
    List<Slot> slots = new ArrayList<>();
    for (Node node : argumentsFirst(root)) {
      List<Slot> arguments =
          node.op() instanceof Op.Coefficient
              ? List.of()
              : node.arguments().stream().map(known::get).toList();
      Slot slot = Slots.of(node, arguments, perspectives);
      known.put(node, slot);
      slots.add(slot);
    }
    return new PreparedExpression(slots);
  }

  /** What the root needs now, itself last: the measures of coefficients are taken later. */
  static List<Node> argumentsFirst(Node root) {
    Set<Node> needed = new LinkedHashSet<>(List.of(root));
    Deque<Node> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!(node.op() instanceof Op.Coefficient)) {
        node.arguments().stream().filter(needed::add).forEach(open::push);
      }
    }
    List<Node> order = new ArrayList<>(needed);
    order.sort(Comparator.comparingInt(Node::id));
    return order;
  }

  private Slot root() {
    return slots.get(slots.size() - 1);
  }

  /** The value of the root, whose space the next evaluation may use again. */
  NamedArray evaluate(QuantitySource source) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).evaluate(source);
    }
    return root().value();
  }

  /** After an evaluation: the derivatives of the sum of the root's entries by the policies. */
  void differentiate(QuantitySource source, PolicySlopes policy) {
    if (!root().isLive()) {
      return;
    }
    Arrays.fill(root().outer(), 1);
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (slots.get(i).isReached()) {
        slots.get(i).propagate(source, policy);
      }
    }
  }
}
