package org.marl.core.exact;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;

/**
 * Evaluates expressions on a finite game in double precision. Shared parts are evaluated once.
 * Remembers what it learns about an expression, so one interpreter serves a whole run; not
 * thread-safe.
 */
public final class Interpreter {
  /** Reductions whose value depends on how many samples there are. */
  private static final Set<Reduction> COUNTING =
      Set.of(Reduction.SUM, Reduction.PROD, Reduction.COUNT);

  private final Map<Node, PreparedExpression> programs = new HashMap<>();
  private final Map<Divergence, PerspectiveFunction> perspectives = new HashMap<>();

  /**
   * The value of an expression; entries of padded actions are arbitrary. It stands until the same
   * expression is evaluated again.
   *
   * @throws ExpressionException for what has no meaning without networks or time: {@code next},
   *     {@code accumulate}, {@code gradient}, mixers, and sums over samples
   */
  public NamedArray evaluate(Node root, QuantitySource source) {
    return program(root).evaluate(source);
  }

  /**
   * Checks that an expression can be evaluated.
   *
   * @throws ExpressionException as {@link #evaluate} does
   */
  public static void requireComputable(Node root) {
    PreparedExpression.argumentsFirst(root).forEach(Interpreter::requireOperation);
  }

  private static void requireOperation(Node node) {
    Op op = node.op();
    if (op instanceof Op.Apply
        || op instanceof Op.Shift
        || op instanceof Op.Scan
        || op instanceof Op.Gradient
        || op instanceof Op.Custom) {
      throw new ExpressionException(
          node, "`" + node + "` cannot be evaluated by the exact learner", reason(op));
    }
    if (op instanceof Op.Reduce reduce
        && reduce.over().contains(Axis.SAMPLES)
        && COUNTING.contains(reduce.reduction())) {
      throw new ExpressionException(
          node,
          "`" + node + "` depends on the number of samples, but the exact learner has none",
          "it weighs every state and joint action by its probability: say `mean`");
    }
  }

  /** The expression, made ready the first time. */
  PreparedExpression program(Node root) {
    PreparedExpression known = programs.get(root);
    if (known == null) {
      requireComputable(root);
      known = PreparedExpression.of(root, this::perspective);
      programs.put(root, known);
    }
    return known;
  }

  private PerspectiveFunction perspective(Divergence divergence) {
    return perspectives.computeIfAbsent(divergence, PerspectiveFunction::new);
  }

  private static String reason(Op op) {
    return op instanceof Op.Shift || op instanceof Op.Scan
        ? "it has all states and actions at once, no sequences of steps"
        : "it has tables instead of networks";
  }
}
