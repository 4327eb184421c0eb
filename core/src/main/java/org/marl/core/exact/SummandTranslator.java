package org.marl.core.exact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Unary;

/**
 * Translates terms of an objective to a {@link Tape} whose variable is the probability of an
 * action. Its data are Q of the action, its old probability, the value of the state, and the
 * scalars.
 */
final class SummandTranslator {
  static final int Q = 1;
  static final int OLD = 2;
  static final int VALUE = 3;
  static final int SCALARS = 4;

  private final List<Node> scalars;
  private final boolean supported;
  private final TapeBuilder builder;
  private final Map<Node, Integer> known = new HashMap<>();

  /**
   * A translator.
   *
   * @param scalars see {@link #scalars(List)}
   * @param supported false for actions whose old probability is 0: they are never taken, and
   *     divergences charge their recession slope
   */
  SummandTranslator(List<Node> scalars, boolean supported) {
    this.scalars = scalars;
    this.supported = supported;
    this.builder = new TapeBuilder(SCALARS - 1 + scalars.size());
  }

  /** The numbers in the terms that are neither constant nor data of the action. */
  static List<Node> scalars(List<Term> terms) {
    List<Node> found = new ArrayList<>();
    Liveness liveness = new Liveness();
    for (Term term : terms) {
      findScalars(term.body(), liveness, found);
      term.factors().forEach(factor -> findScalars(factor, liveness, found));
      term.divisors().forEach(divisor -> findScalars(divisor, liveness, found));
    }
    return List.copyOf(found);
  }

  private static void findScalars(Node node, Liveness liveness, List<Node> found) {
    if (isScalar(node, liveness)) {
      if (!found.contains(node)) {
        found.add(node);
      }
    } else {
      node.arguments().forEach(argument -> findScalars(argument, liveness, found));
    }
  }

  private static boolean isScalar(Node node, Liveness liveness) {
    boolean value = node.op() instanceof Op.Input input && input.quantity() == Quantity.VALUE;
    return !node.isConstant()
        && !value
        && !isElementwise(node)
        && !(node.op() instanceof Op.Variable)
        && !node.type().has(Axis.ACTIONS)
        && !liveness.isLive(node)
        && !liveness.dependsOnAction(node);
  }

  static boolean isElementwise(Node node) {
    Op op = node.op();
    return op instanceof Unary || op instanceof Binary || op instanceof Op.Select;
  }

  /** Throws about the first node that has no translation. */
  static void check(Node node, Liveness liveness) {
    if (node.isConstant() || isScalar(node, liveness)) {
      return;
    }
    boolean translatable =
        isElementwise(node)
            || node.op() instanceof Op.Input
            || node.op() instanceof Op.Perspective
            || isChosen(node);
    if (!translatable) {
      throw new ExpressionException(
          node,
          "`%s` does not belong to one action, so the objective cannot be solved exactly"
              .formatted(node),
          ObjectiveTerms.HELP);
    }
    if (isChosen(node)) {
      check(node.argument(0), liveness);
    } else if (node.op() instanceof Op.Input input) {
      requireData(node, input);
    } else {
      node.arguments().forEach(argument -> check(argument, liveness));
    }
  }

  private static void requireData(Node node, Op.Input input) {
    boolean known =
        switch (input.quantity()) {
          case PI, PI_OLD, LOG_PI, PROB, LOG_PROB, RATIO, ENTROPY, VALUE -> true;
          // Q is that against predecessors' new policies; the one against their old is not kept.
          case Q_TABLE, ADVANTAGE -> input.copy() == Copy.LIVE;
          default -> false;
        };
    if (!known) {
      throw new ExpressionException(
          node,
          "`%s` is not known for one action of one agent, so the objective cannot be solved"
                  .formatted(node)
              + " exactly",
          ObjectiveTerms.HELP);
    }
  }

  private static boolean isChosen(Node node) {
    return node.op() instanceof Op.Gather
        && node.argument(1).op() instanceof Op.Input input
        && input.quantity() == Quantity.ACTION;
  }

  /** The sum of the terms, as a function of the probability. */
  Tape sum(List<Term> terms) {
    int sum = builder.constant(0);
    for (Term term : terms) {
      if (supported || !term.sampled()) {
        int body = translate(term.body());
        int weighted = term.sampled() ? operation(Binary.MULTIPLY, OLD, body) : body;
        sum = operation(Binary.ADD, sum, builder.weighted(coefficientOf(term), weighted));
      }
    }
    return builder.build(sum);
  }

  /** The coefficient of a term. */
  Tape coefficient(Term term) {
    return builder.build(coefficientOf(term));
  }

  private int coefficientOf(Term term) {
    int product = builder.constant(term.sign());
    for (Node factor : term.factors()) {
      product = operation(Binary.MULTIPLY, product, translate(factor));
    }
    for (Node divisor : term.divisors()) {
      product = operation(Binary.DIVIDE, product, translate(divisor));
    }
    return product;
  }

  private int translate(Node node) {
    return builder.node(node, this::leaf, known);
  }

  private int operation(Op op, int... operands) {
    return builder.operation(op, operands);
  }

  private OptionalInt leaf(Node node) {
    int scalar = scalars.indexOf(node);
    if (scalar >= 0) {
      return OptionalInt.of(SCALARS + scalar);
    }
    if (node.op() instanceof Op.Input input) {
      return OptionalInt.of(input(input));
    }
    if (isChosen(node)) {
      return OptionalInt.of(translate(node.argument(0)));
    }
    if (node.op() instanceof Op.Perspective perspective) {
      return OptionalInt.of(perspective(node, perspective));
    }
    return OptionalInt.empty();
  }

  private int input(Op.Input input) {
    int probability = input.copy() == Copy.LIVE ? TapeBuilder.variable() : OLD;
    return switch (input.quantity()) {
      case PI, PROB -> probability;
      case PI_OLD -> OLD;
      case LOG_PI, LOG_PROB -> operation(Unary.LOG, probability);
      case RATIO -> operation(Binary.DIVIDE, probability, OLD);
      case ENTROPY ->
          operation(
              Unary.NEGATE,
              operation(Binary.MULTIPLY, probability, operation(Unary.LOG, probability)));
      case Q_TABLE -> Q;
      case ADVANTAGE -> operation(Binary.SUBTRACT, Q, VALUE);
      case VALUE -> VALUE;
      default -> throw new AssertionError(input);
    };
  }

  private int perspective(Node node, Op.Perspective perspective) {
    int p = translate(node.argument(0));
    int q = translate(node.argument(1));
    if (!supported && q == OLD) {
      double recession = DivergenceFacts.of(perspective.divergence()).recession();
      return operation(Binary.MULTIPLY, builder.constant(recession), p);
    }
    Node f = perspective.divergence().f().body();
    return q == OLD
        ? builder.perspective(p, q, f)
        : operation(Binary.MULTIPLY, q, builder.apply(f, operation(Binary.DIVIDE, p, q)));
  }
}
