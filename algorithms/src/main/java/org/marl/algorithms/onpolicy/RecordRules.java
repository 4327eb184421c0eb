package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;

/** What the on-policy learner can record. */
final class RecordRules {
  private RecordRules() {}

  static List<Violation> violations(Node metric) {
    if (!ReturnColumns.isOfEpisodes(metric)) {
      return List.of();
    }
    return Traversal.argumentsFirst(metric).stream()
        .filter(RecordRules::isOfBatch)
        .findFirst()
        .map(RecordRules::mixed)
        .stream()
        .toList();
  }

  private static boolean isOfBatch(Node node) {
    return node.op() instanceof Op.Input input
        && !input.quantity().axes().isEmpty()
        && !ReturnColumns.isReturn(node);
  }

  private static Violation mixed(Node node) {
    return new Violation(
        "record",
        Optional.of(node),
        "`"
            + node
            + "` is of the last update's batch and cannot be combined with returns of episodes",
        "record two columns; a claim can combine them");
  }
}
