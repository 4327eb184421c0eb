package org.marl.core.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/**
 * Splits an objective into sums over actions, or explains why it is none: such objectives alone can
 * be maximised exactly, every state and agent on its own.
 */
final class ObjectiveTerms {
  static final String HELP = "write `step = gradient(lr = …)` to follow its gradient instead";

  private final Liveness liveness = new Liveness();
  private final List<Term> terms = new ArrayList<>();

  private ObjectiveTerms() {}

  /**
   * The terms that depend on the policy.
   *
   * @param sign −1 for an objective that is minimised
   * @throws ExpressionException about the first node that is no sum over actions
   */
  static List<Term> of(Node objective, int sign) {
    ObjectiveTerms collector = new ObjectiveTerms();
    collector.collect(Term.of(objective, sign));
    return List.copyOf(collector.terms);
  }

  private void collect(Term term) {
    Node node = term.body();
    if (!liveness.isLive(node) || splits(term, this::collect)) {
      return;
    }
    if (node.op() instanceof Op.Reduce reduce) {
      reduction(term, reduce);
    } else if (isEntropy(node)) {
      terms.add(term);
    } else if (isOfActionTaken(node)) {
      collectSummand(term.asSampled());
    } else if (!pullsOut(term, this::collect)) {
      throw reject(node);
    }
  }

  /** Follows sums and signs. */
  private static boolean splits(Term term, Consumer<Term> next) {
    Node node = term.body();
    if (node.op() == Binary.ADD) {
      next.accept(term.with(node.argument(0)));
      next.accept(term.with(node.argument(1)));
    } else if (node.op() == Binary.SUBTRACT) {
      next.accept(term.with(node.argument(0)));
      next.accept(term.with(node.argument(1)).negated());
    } else if (node.op() == Unary.NEGATE) {
      next.accept(term.with(node.argument(0)).negated());
    } else {
      return false;
    }
    return true;
  }

  /** Takes numbers that are the same for all actions out of products and quotients. */
  private boolean pullsOut(Term term, Consumer<Term> next) {
    Node node = term.body();
    if (node.op() == Binary.MULTIPLY) {
      for (int i = 0; i < 2; i++) {
        if (isCoefficient(node.argument(i))) {
          next.accept(term.with(node.argument(1 - i)).times(node.argument(i)));
          return true;
        }
      }
    }
    if (node.op() == Binary.DIVIDE && isCoefficient(node.argument(1))) {
      next.accept(term.with(node.argument(0)).over(node.argument(1)));
      return true;
    }
    return false;
  }

  private boolean isCoefficient(Node node) {
    return !liveness.isLive(node)
        && !liveness.dependsOnAction(node)
        && !node.type().has(Axis.ACTIONS);
  }

  private void reduction(Term term, Op.Reduce reduce) {
    Node inner = term.body().argument(0);
    if (reduce.reduction() == Reduction.MEAN && reduce.over().equals(Set.of(Axis.SAMPLES))) {
      collect(term.with(inner));
    } else if (reduce.reduction() == Reduction.SUM && reduce.over().equals(Set.of(Axis.ACTIONS))) {
      if (liveness.dependsOnAction(inner)) {
        throw new ExpressionException(
            inner, "`%s` mixes the action taken with a sum over actions".formatted(inner), HELP);
      }
      collectSummand(term.with(inner));
    } else {
      throw reject(term.body());
    }
  }

  private void collectSummand(Term term) {
    if (liveness.isLive(term.body())
        && !splits(term, this::collectSummand)
        && !pullsOut(term, this::collectSummand)) {
      SummandTranslator.check(term.body(), liveness);
      terms.add(term);
    }
  }

  private static boolean isEntropy(Node node) {
    return node.op() instanceof Op.Input input && input.quantity() == Quantity.ENTROPY;
  }

  /** Do all live parts of the node belong to the action taken? */
  private boolean isOfActionTaken(Node node) {
    if (!liveness.isLive(node) || node.op() instanceof Op.Gather) {
      return true;
    }
    if (node.op() instanceof Op.Input) {
      return liveness.dependsOnAction(node);
    }
    return SummandTranslator.isElementwise(node)
        && node.arguments().stream().allMatch(this::isOfActionTaken);
  }

  private static ExpressionException reject(Node node) {
    return new ExpressionException(
        node,
        "`%s` is not a sum over the actions of one agent, so it cannot be solved exactly"
            .formatted(node),
        HELP);
  }
}
