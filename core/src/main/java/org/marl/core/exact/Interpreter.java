package org.marl.core.exact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/**
 * Evaluates expressions on a finite game in double precision. Shared parts are evaluated once.
 * Remembers what it learns about an expression, so one interpreter serves a whole run; not
 * thread-safe.
 */
public final class Interpreter {
  /** Reductions whose value depends on how many samples there are. */
  private static final Set<Reduction> COUNTING =
      Set.of(Reduction.SUM, Reduction.PROD, Reduction.COUNT);

  private final Map<Node, List<Node>> orders = new HashMap<>();
  private final Map<Divergence, PerspectiveFunction> perspectives = new HashMap<>();

  /**
   * The value of an expression; entries of padded actions are arbitrary.
   *
   * @throws ExpressionException for what has no meaning without networks or time: {@code next},
   *     {@code accumulate}, {@code gradient}, mixers, and sums over samples
   */
  public NamedArray evaluate(Node root, QuantitySource source) {
    return trace(root, source).get(root);
  }

  /**
   * Checks that an expression can be evaluated.
   *
   * @throws ExpressionException as {@link #evaluate} does
   */
  public static void requireComputable(Node root) {
    order(root).forEach(Interpreter::requireOperation);
  }

  private static void requireOperation(Node node) {
    Op op = node.op();
    if (op instanceof Op.Apply
        || op instanceof Op.Shift
        || op instanceof Op.Scan
        || op instanceof Op.Gradient) {
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

  /** The values of all nodes that the root needs. */
  Map<Node, NamedArray> trace(Node root, QuantitySource source) {
    Map<Node, NamedArray> known = new HashMap<>();
    for (Node node : argumentsFirst(root)) {
      List<NamedArray> arguments = new ArrayList<>();
      if (!(node.op() instanceof Op.Coefficient)) {
        node.arguments().forEach(argument -> arguments.add(known.get(argument)));
      }
      known.put(node, value(node, arguments, source));
    }
    return known;
  }

  /** The nodes that the root needs, arguments first, itself last. */
  List<Node> argumentsFirst(Node root) {
    return orders.computeIfAbsent(root, Interpreter::order);
  }

  /** What the root needs now, arguments first: the measures of coefficients are taken later. */
  private static List<Node> order(Node root) {
    Set<Node> needed = new LinkedHashSet<>(List.of(root));
    Deque<Node> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!(node.op() instanceof Op.Coefficient)) {
        node.arguments().stream().filter(needed::add).forEach(open::push);
      }
    }
    List<Node> order = new ArrayList<>(needed);
    order.sort(Comparator.comparingInt(Node::id));
    return order;
  }

  private NamedArray value(Node node, List<NamedArray> arguments, QuantitySource source) {
    requireOperation(node);
    if (node.op() instanceof Unary op) {
      return elementwise(arguments, x -> op.apply(x[0]));
    } else if (node.op() instanceof Binary op) {
      return elementwise(arguments, x -> op.apply(x[0], x[1]));
    } else if (node.op() instanceof Op.Leaf) {
      return leaf(node, source);
    } else if (node.op() instanceof Op.Select) {
      return elementwise(arguments, x -> x[0] != 0 ? x[1] : x[2]);
    } else if (node.op() instanceof Op.Reduce op) {
      return reduce(op, arguments, source);
    } else if (node.op() instanceof Op.Gather) {
      return Entries.gather(arguments.get(0), arguments.get(1));
    } else if (node.op() instanceof Op.Entry op) {
      return Entries.entry(op, arguments.get(0), source);
    } else if (node.op() instanceof Op.Perspective op) {
      PerspectiveFunction function = perspective(op.divergence());
      return elementwise(arguments, x -> function.at(x[0], x[1]));
    } else if (node.op() instanceof Op.Stop || node.op() instanceof Op.At) {
      return arguments.get(0);
    } else if (node.op() instanceof Op.Coefficient) {
      return source.coefficient(node);
    }
    throw new AssertionError(node.op());
  }

  private static String reason(Op op) {
    return op instanceof Op.Shift || op instanceof Op.Scan
        ? "it has all states and actions at once, no sequences of steps"
        : "it has tables instead of networks";
  }

  private static NamedArray leaf(Node node, QuantitySource source) {
    if (node.isConstant()) {
      return NamedArray.of(node.constant());
    } else if (node.op() instanceof Op.Input input) {
      return source.quantity(input.quantity(), input.copy());
    }
    throw new ExpressionException(node, "`" + node + "` has no value", "");
  }

  PerspectiveFunction perspective(Divergence divergence) {
    return perspectives.computeIfAbsent(divergence, PerspectiveFunction::new);
  }

  private static NamedArray elementwise(
      List<NamedArray> arguments, ToDoubleFunction<double[]> operation) {
    Alignment alignment = Alignment.of(arguments);
    int[][] positions = alignment.positions(arguments);
    double[] operands = new double[positions.length];
    double[] result = new double[alignment.length()];
    for (int i = 0; i < result.length; i++) {
      for (int k = 0; k < operands.length; k++) {
        operands[k] = arguments.get(k).values()[positions[k][i]];
      }
      result[i] = operation.applyAsDouble(operands);
    }
    return alignment.array(result);
  }

  private static NamedArray reduce(
      Op.Reduce op, List<NamedArray> arguments, QuantitySource source) {
    double[] bounds = arguments.stream().skip(1).mapToDouble(NamedArray::number).toArray();
    return Reducer.reduce(op.reduction(), op.over(), arguments.get(0), source, bounds);
  }
}
