package org.marl.core.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises what scripts have a shorter notation for than the nodes that it is lowered to. */
final class Notation {
  /** How far below a distance its divergence is looked for; distances are small functions. */
  private static final int DISTANCE_DEPTH = 4;

  private static final Set<Axis> SUMMED = Set.of(Axis.ACTIONS);

  /** A whole divergence, its function of the sum included. */
  record Distance(Divergence divergence, List<Node> arguments) {}

  private Notation() {}

  /** The arguments of {@code clamp(e, low, high)}, lowered by {@link Graph#clamp}. */
  static Optional<List<Node>> clamp(Node node) {
    if (node.op() != Binary.MIN || node.argument(0).op() != Binary.MAX) {
      return Optional.empty();
    }
    Node low = node.argument(0).argument(1);
    Node high = node.argument(1);
    return isBound(low) && isBound(high)
        ? Optional.of(List.of(node.argument(0).argument(0), low, high))
        : Optional.empty();
  }

  private static boolean isBound(Node node) {
    return node.type().stage() == Stage.PLAN && !(node.op() instanceof Op.Variable);
  }

  /** The divergence of which the node is Σ_a q f(p / q), if nothing follows the sum. */
  static Optional<Op.Perspective> divergence(Node node) {
    return sum(node).filter(perspective -> perspective.divergence().distance().isEmpty());
  }

  private static Optional<Op.Perspective> sum(Node node) {
    return node.op() instanceof Op.Reduce reduce
            && reduce.reduction() == Reduction.SUM
            && reduce.over().equals(SUMMED)
            && node.argument(0).op() instanceof Op.Perspective perspective
        ? Optional.of(perspective)
        : Optional.empty();
  }

  /** The divergence of which the node is the function of the sum. */
  static Optional<Distance> distance(Node node) {
    return sumBelow(node, DISTANCE_DEPTH)
        .filter(sum -> isDistanceOf(node, sum))
        .map(sum -> new Distance(sum(sum).orElseThrow().divergence(), sum.argument(0).arguments()));
  }

  private static Optional<Node> sumBelow(Node node, int depth) {
    if (depth == 0 || !(node.op() instanceof Unary || node.op() instanceof Binary)) {
      return sum(node).isPresent() ? Optional.of(node) : Optional.empty();
    }
    for (Node argument : node.arguments()) {
      Optional<Node> sum = sumBelow(argument, depth - 1);
      if (sum.isPresent()) {
        return sum;
      }
    }
    return Optional.empty();
  }

  private static boolean isDistanceOf(Node node, Node sum) {
    return sum(sum)
        .orElseThrow()
        .divergence()
        .distance()
        .map(f -> matches(f.body(), f.variable(), node, sum, DISTANCE_DEPTH + 1))
        .orElse(false);
  }

  private static boolean matches(Node pattern, String variable, Node node, Node sum, int depth) {
    if (pattern.op().equals(new Op.Variable(variable))) {
      return node == sum;
    }
    if (depth == 0 || !pattern.op().equals(node.op())) {
      return false;
    }
    for (int i = 0; i < pattern.arguments().size(); i++) {
      if (!matches(pattern.argument(i), variable, node.argument(i), sum, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  /** The function that an operation on all its arguments is written as. */
  static String word(Op.Structural op) {
    if (op instanceof Op.Shift) {
      return "next";
    } else if (op instanceof Op.Scan) {
      return "accumulate";
    } else if (op instanceof Op.Gradient) {
      return "gradient";
    } else if (op instanceof Op.Stop) {
      return "stop";
    } else if (op instanceof Op.At at) {
      return at.stage() == Stage.EPOCH ? "each_epoch" : "each_minibatch";
    } else if (op instanceof Op.ByEpoch) {
      return "by_epoch";
    }
    throw new AssertionError(op);
  }

  /** The axes after {@code over}. */
  static String names(Set<Axis> axes) {
    List<String> words =
        axes.stream()
            .filter(axis -> axis != Axis.TIME)
            .map(Axis::word)
            .collect(Collectors.toList());
    return words.size() == 1 ? words.get(0) : "[" + String.join(", ", words) + "]";
  }

  /** What follows the measure of an adaptive coefficient. */
  static String settings(CoefficientRule.Adaptive rule) {
    return ", target = "
        + Numbers.text(rule.target())
        + ", tolerance = "
        + Numbers.text(rule.tolerance())
        + ", factor = "
        + Numbers.text(rule.factor())
        + (rule.low() == Double.NEGATIVE_INFINITY ? "" : ", low = " + Numbers.text(rule.low()))
        + (rule.high() == Double.POSITIVE_INFINITY ? "" : ", high = " + Numbers.text(rule.high()));
  }

  static String call(String word, double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Numbers::text)
        .collect(Collectors.joining(", ", word + "(", ")"));
  }
}
