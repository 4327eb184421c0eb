package org.marl.core.program;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.core.expression.Unary;

/**
 * Writes {@code if … then … else …}. Both branches are computed; a branch that is not taken must
 * not send what is not a number into the gradient, as zero times infinity is. So arguments of log,
 * sqrt, exp, / and ^ are replaced by 1 where the branch is not taken.
 */
final class GuardedBranches {
  private final Function<Node, Tensor> lower;
  private final Function<Node, OptionalDouble> literal;
  private final Predicate<Node> differentiated;

  /**
   * @param differentiated does gradient flow through the node?
   */
  GuardedBranches(
      Function<Node, Tensor> lower,
      Function<Node, OptionalDouble> literal,
      Predicate<Node> differentiated) {
    this.lower = lower;
    this.literal = literal;
    this.differentiated = differentiated;
  }

  /** The choice. */
  Tensor choice(Node select) {
    return choice(select, Optional.empty());
  }

  /**
   * A choice within a branch.
   *
   * @param taken where the branch is taken; empty: everywhere
   */
  private Tensor choice(Node select, Optional<Tensor> taken) {
    Tensor condition = lower.apply(select.argument(0));
    Tensor opposite = condition.map("torch.logical_not");
    return condition.choose(
        branch(select.argument(1), and(taken, condition)),
        branch(select.argument(2), and(taken, opposite)));
  }

  private static Tensor and(Optional<Tensor> taken, Tensor condition) {
    return taken.map(outer -> outer.zip("torch.logical_and", condition)).orElse(condition);
  }

  private Tensor branch(Node branch, Tensor taken) {
    Map<Node, Tensor> guarded = new HashMap<>();
    for (Node node : upToChoices(branch)) {
      boolean inherits = node.arguments().stream().anyMatch(guarded::containsKey);
      boolean elementwise = node.op() instanceof Unary || node.op() instanceof Binary;
      if (elementwise && (inherits || isRisky(node))) {
        guarded.put(node, guarded(node, guarded, taken));
      } else if (isRiskyChoice(node)) {
        guarded.put(node, choice(node, Optional.of(taken)));
      }
    }
    return value(branch, guarded);
  }

  /** The nodes of a branch without those that choices within it choose from, arguments first. */
  private static List<Node> upToChoices(Node branch) {
    Set<Node> found = new HashSet<>(Set.of(branch));
    Deque<Node> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!(node.op() instanceof Op.Select)) {
        node.arguments().stream().filter(found::add).forEach(open::push);
      }
    }
    return found.stream().sorted(Comparator.comparingInt(Node::id)).toList();
  }

  private boolean isRiskyChoice(Node node) {
    return node.op() instanceof Op.Select && Traversal.contains(node, this::isRisky);
  }

  /** Can the slope be infinite, or not a number, where the value is not used? */
  private boolean isRisky(Node node) {
    boolean risky =
        node.op() == Unary.LOG
            || node.op() == Unary.SQRT
            || node.op() == Unary.EXP
            || node.op() == Binary.DIVIDE
            || node.op() == Binary.POWER;
    return risky && differentiated.test(node);
  }

  private Tensor guarded(Node node, Map<Node, Tensor> guarded, Tensor taken) {
    boolean risky = isRisky(node);
    if (node.op() == Unary.LOG && !guarded.containsKey(node.argument(0))) {
      // Its argument is kept away from 0 as everywhere else.
      return lower.apply(node);
    }
    if (node.op() instanceof Unary op) {
      Tensor argument = value(node.argument(0), guarded);
      Tensor safe = risky ? taken.choose(argument, 1) : argument;
      return op == Unary.LOG ? Lowering.logarithm(safe) : Elementwise.unary(op, safe);
    }
    Node left = node.argument(0);
    Node right = node.argument(1);
    // A denominator, a base, or an exponent is what makes the slope infinite.
    boolean leftIsRisky = risky && node.op() == Binary.POWER;
    return Lowering.binary(
        (Binary) node.op(),
        literal.apply(left),
        literal.apply(right),
        () -> safe(value(left, guarded), taken, leftIsRisky),
        () -> safe(value(right, guarded), taken, risky));
  }

  private static Tensor safe(Tensor tensor, Tensor taken, boolean risky) {
    return risky ? taken.choose(tensor, 1) : tensor;
  }

  private Tensor value(Node node, Map<Node, Tensor> guarded) {
    Tensor own = guarded.get(node);
    return own != null ? own : lower.apply(node);
  }
}
