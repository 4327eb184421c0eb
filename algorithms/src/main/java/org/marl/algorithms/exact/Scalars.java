package org.marl.algorithms.exact;

import java.util.List;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Schedule;

/**
 * The numbers in an objective that change from one iteration to the next by a rule of their own.
 */
final class Scalars {
  private final List<Node> nodes;
  private final Schedule schedule;
  private final double discount;
  private final double[] values;

  /**
   * @param nodes that {@link #requireComputable} accepts
   */
  Scalars(List<Node> nodes, Schedule schedule, double discount) {
    this.nodes = nodes;
    this.schedule = schedule;
    this.discount = discount;
    this.values = new double[nodes.size()];
  }

  /** Throws unless the number is known before the iteration begins. */
  static void requireComputable(Node node) {
    boolean known =
        node.op() instanceof Op.Input input
            ? isSchedule(input.quantity())
            : node.op() instanceof Op.Coefficient coefficient
                && coefficient.rule() instanceof CoefficientRule.Anneal;
    if (!known) {
      throw new ExpressionException(
          node,
          "the exact learner cannot compute `" + node + "` yet",
          "numbers, `gamma`, `steps`, `progress` and `anneal` can stand there");
    }
  }

  private static boolean isSchedule(Quantity quantity) {
    return quantity == Quantity.GAMMA
        || quantity == Quantity.STEPS
        || quantity == Quantity.PROGRESS;
  }

  /**
   * The numbers of an iteration, in the order of the nodes; the array is reused.
   *
   * @param iteration counted from 1
   */
  double[] at(long iteration) {
    double steps = iteration - 1.0;
    for (int i = 0; i < values.length; i++) {
      values[i] = value(nodes.get(i), steps);
    }
    return values;
  }

  private double value(Node node, double steps) {
    if (node.op() instanceof Op.Coefficient coefficient
        && coefficient.rule() instanceof CoefficientRule.Anneal anneal) {
      double share = Math.min(steps / anneal.steps(), 1);
      return anneal.from() + share * (anneal.to() - anneal.from());
    }
    if (node.op() instanceof Op.Input input) {
      return switch (input.quantity()) {
        case GAMMA -> discount;
        case STEPS -> steps;
        case PROGRESS -> steps / schedule.length();
        default -> throw new IllegalStateException(input.toString());
      };
    }
    throw new IllegalStateException(node.toString());
  }
}
