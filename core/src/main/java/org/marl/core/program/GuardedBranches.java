package org.marl.core.program;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Node;
import org.marl.core.expression.Traversal;
import org.marl.core.expression.Unary;

/**
 * Writes the branches of {@code if … then … else …}. Arguments of log, sqrt, exp, / and ^ are
 * replaced by 1 where the branch is not taken: zero times infinity, in a gradient, is not a number.
 */
final class GuardedBranches {
  private final Function<Node, Tensor> lower;
  private final Function<Node, OptionalDouble> literal;

  GuardedBranches(Function<Node, Tensor> lower, Function<Node, OptionalDouble> literal) {
    this.lower = lower;
    this.literal = literal;
  }

  /**
   * The branch.
   *
   * @param taken where it is taken
   */
  Tensor write(Node branch, Tensor taken) {
    Map<Node, Tensor> guarded = new HashMap<>();
    for (Node node : Traversal.argumentsFirst(branch)) {
      boolean inherits = node.arguments().stream().anyMatch(guarded::containsKey);
      boolean elementwise = node.op() instanceof Unary || node.op() instanceof Binary;
      if (elementwise && (inherits || isRisky(node))) {
        guarded.put(node, guarded(node, guarded, taken));
      }
    }
    return value(branch, guarded);
  }

  /** Can the slope be infinite, or not a number, where the value is not used? */
  private static boolean isRisky(Node node) {
    boolean risky =
        node.op() == Unary.LOG
            || node.op() == Unary.SQRT
            || node.op() == Unary.EXP
            || node.op() == Binary.DIVIDE
            || node.op() == Binary.POWER;
    return risky && !node.type().trains().isEmpty();
  }

  private Tensor guarded(Node node, Map<Node, Tensor> guarded, Tensor taken) {
    boolean risky = isRisky(node);
    if (node.op() instanceof Unary op) {
      Tensor argument = value(node.argument(0), guarded);
      return Elementwise.unary(op, risky ? taken.choose(argument, 1) : argument);
    }
    Node left = node.argument(0);
    Node right = node.argument(1);
    // A denominator, or a base, is what makes the slope infinite.
    boolean leftIsRisky = risky && node.op() == Binary.POWER;
    boolean rightIsRisky = risky && node.op() == Binary.DIVIDE;
    return Lowering.binary(
        (Binary) node.op(),
        literal.apply(left),
        literal.apply(right),
        () -> safe(value(left, guarded), taken, leftIsRisky),
        () -> safe(value(right, guarded), taken, rightIsRisky));
  }

  private static Tensor safe(Tensor tensor, Tensor taken, boolean risky) {
    return risky ? taken.choose(tensor, 1) : tensor;
  }

  private Tensor value(Node node, Map<Node, Tensor> guarded) {
    Tensor own = guarded.get(node);
    return own != null ? own : lower.apply(node);
  }
}
