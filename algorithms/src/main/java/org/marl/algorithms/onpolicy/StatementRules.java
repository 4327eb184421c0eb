package org.marl.algorithms.onpolicy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Dependence;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** What the statements of an update may say to the on-policy learner. */
final class StatementRules {
  private StatementRules() {}

  static void check(OnPolicyConfig config, List<Violation> violations) {
    boolean simultaneous = config.ordering().config() instanceof Ordering.Simultaneous;
    for (Update.Objective objective : config.update().objectives()) {
      for (Node node : Traversal.argumentsFirst(objective.expression())) {
        checkNode(node, violations);
        checkNumbers(node, violations);
      }
      checkOrder(objective.expression(), simultaneous, violations);
      if (!simultaneous) {
        checkTurns(objective, violations);
      }
    }
    learned(config.update())
        .filter(node -> !isTrained(node, config.update()))
        .forEach(
            node ->
                add(
                    node,
                    "nothing trains `" + node + "`",
                    "add `over coefficient` to a statement that depends on it, or write a number",
                    violations));
  }

  /** Beyond the end of a rollout nothing is known but what the critic says of the last state. */
  static boolean isUnknownNext(Node node) {
    return node.op() instanceof Op.Shift
        && !(node.argument(0).op() instanceof Op.Input input && input.quantity() == Quantity.VALUE);
  }

  static Violation unknownNext(String key, Node node) {
    return new Violation(
        key,
        Optional.of(node),
        "`"
            + node
            + "` is not known where a rollout ends: there the critic alone knows the next step",
        "write `next(old(value))`, or `next(value)` within `each_epoch`");
  }

  /** Steps are in their order in the whole batch, not in minibatches. */
  private static void checkOrder(Node root, boolean simultaneous, List<Violation> violations) {
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    Set<Node> found = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node node = open.pop();
      boolean whole = node.op() instanceof Op.At at && at.stage() == Stage.EPOCH;
      boolean along = node.op() instanceof Op.Shift || node.op() instanceof Op.Scan;
      if (along && node.type().stage() == Stage.MINIBATCH) {
        add(
            node,
            "`"
                + node
                + "` goes along steps, but changes in minibatches, which have them in no order",
            simultaneous
                ? "write `old(…)` around what is live, or `each_epoch(" + node + ")`"
                : "write `old(…)` around what is live",
            violations);
      } else if (!(node.op() instanceof Op.Coefficient) && !(whole && simultaneous)) {
        node.arguments().stream().filter(found::add).forEach(open::push);
      }
    }
  }

  private static Stream<Node> learned(Update update) {
    Node[] roots =
        update.objectives().stream().map(Update.Objective::expression).toArray(Node[]::new);
    return Traversal.argumentsFirst(roots).stream().filter(LearnedCoefficients::isLearned);
  }

  private static boolean isTrained(Node node, Update update) {
    return update.objectives().stream()
        .filter(objective -> objective.over().contains(Network.COEFFICIENT))
        .map(Update.Objective::expression)
        .anyMatch(expression -> Dependence.of(expression, node).contains(expression));
  }

  private static void checkNode(Node node, List<Violation> violations) {
    if (isUnknownNext(node)) {
      violations.add(unknownNext("update", node));
    } else if (node.op() instanceof Op.Gradient) {
      DerivativeRules.check(node, violations);
    } else if (node.op() instanceof Op.Apply) {
      add(node, "`" + node + "` needs a mixer or a central value of actions", "", violations);
    } else if (node.op() instanceof Op.Entry entry && entry.axis() == Axis.SAMPLES) {
      add(
          node,
          "`" + node + "` names a state, but the on-policy learner sees observations",
          "",
          violations);
    }
  }

  /** Programs compute in float32, in which a larger number cannot be written. */
  private static void checkNumbers(Node node, List<Violation> violations) {
    node.arguments().stream()
        .filter(argument -> argument.isConstant() && isTooLarge(argument.constant()))
        .findFirst()
        .ifPresent(
            number ->
                add(
                    node,
                    "`"
                        + number
                        + "` in `"
                        + node
                        + "` is too large for networks, which compute in single precision",
                    "its largest number is about 3.4e38",
                    violations));
  }

  private static boolean isTooLarge(double number) {
    return Math.abs(number) > Float.MAX_VALUE;
  }

  /** In a turn only the agents of the turn have live policies. */
  private static void checkTurns(Update.Objective objective, List<Violation> violations) {
    boolean policy = objective.over().contains(Network.POLICY);
    boolean perAgent = objective.expression().type().has(Axis.AGENTS);
    if (policy && !perAgent) {
      add(
          objective.expression(),
          "one objective for the whole team cannot be divided into turns",
          "write `ordering = simultaneous`, or an objective for every agent",
          violations);
    }
    if (policy && objective.over().contains(Network.CRITIC)) {
      add(
          objective.expression(),
          "policies learn in turns and critics afterwards, but this statement trains both",
          "write `over policy`, or `ordering = simultaneous`",
          violations);
    }
    if (objective.over().contains(Network.COEFFICIENT)) {
      add(
          objective.expression(),
          "policies learn in turns, but a coefficient that is learned belongs to all of them",
          "write `ordering = simultaneous`, or `adaptive(…)` to change it by a measure",
          violations);
    }
    for (Node node : Traversal.argumentsFirst(objective.expression())) {
      if (policy && node.op() instanceof Op.Entry entry && entry.axis() == Axis.AGENTS) {
        add(
            node,
            "`" + node + "` names an agent, who is not there in the turns of the others",
            "write `ordering = simultaneous`",
            violations);
      }
    }
  }

  private static void add(Node node, String message, String help, List<Violation> violations) {
    violations.add(new Violation("update", Optional.of(node), message, help));
  }
}
