package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Game;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** What the on-policy learner can record. */
final class RecordRules {
  private RecordRules() {}

  static List<Violation> violations(OnPolicyConfig config, Node metric, Game game) {
    List<Violation> violations = new ArrayList<>(VectorRules.violations(metric, game));
    List<Node> nodes = Traversal.argumentsFirst(metric);
    if (ReturnColumns.isOfEpisodes(metric)) {
      nodes.stream()
          .filter(RecordRules::isOfBatch)
          .findFirst()
          .ifPresent(node -> violations.add(mixed(node)));
    }
    for (Node node : nodes) {
      if (node.op() instanceof Op.Coefficient && !has(config.update(), node)) {
        violations.add(unknown(node));
      } else if (StatementRules.isUnknownNext(node)) {
        violations.add(StatementRules.unknownNext("record", node));
      } else if (node.op() instanceof Op.ByEpoch && !isSimultaneous(config)) {
        violations.add(inTurns(node));
      } else if (node.op() instanceof Op.Entry entry
          && entry.axis() == Axis.EPOCHS
          && entry.index() >= config.epochs()) {
        violations.add(late(node, config.epochs()));
      }
    }
    return violations;
  }

  private static Violation unknown(Node coefficient) {
    return new Violation(
        "record",
        Optional.of(coefficient),
        "the update has no coefficient `" + coefficient + "` to be recorded",
        "declare it as a function, and use that in the update and here");
  }

  /** Coefficients are told apart by what they say. */
  private static boolean has(Update update, Node coefficient) {
    String text = coefficient.toString();
    return update.objectives().stream()
        .anyMatch(
            objective ->
                Traversal.contains(
                    objective.expression(),
                    node -> node.op() instanceof Op.Coefficient && node.toString().equals(text)));
  }

  private static boolean isOfBatch(Node node) {
    return node.op() instanceof Op.Input input
        && !input.quantity().axes().isEmpty()
        && !ReturnColumns.isReturn(node);
  }

  private static boolean isSimultaneous(OnPolicyConfig config) {
    return config.ordering().config() instanceof Ordering.Simultaneous;
  }

  private static Violation mixed(Node node) {
    return violation(
        node,
        "`"
            + node
            + "` is of the last update's batch and cannot be combined with returns of episodes",
        "record two columns; a claim can combine them");
  }

  private static Violation inTurns(Node node) {
    return violation(
        node,
        "agents that update in turns have no epochs in common, which `" + node + "` asks for",
        "write `ordering = simultaneous`, or record the value after the update");
  }

  private static Violation late(Node node, int epochs) {
    return violation(
        node,
        "`" + node + "` is of an epoch that there is not: an update has " + epochs,
        "epochs are counted from 1 to the algorithm's `epochs`");
  }

  private static Violation violation(Node node, String message, String help) {
    return new Violation("record", Optional.of(node), message, help);
  }
}
