package org.marl.core.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;

/** One pass from the root of an evaluated expression back to the policies. */
final class BackwardPass {
  private final Interpreter interpreter;
  private final Map<Node, NamedArray> values;
  private final QuantitySource source;
  private final PolicySlopes policy;

  /** Derivatives of the root by every entry of the nodes that have been reached. */
  private final Map<Node, double[]> outers = new HashMap<>();

  /**
   * A pass.
   *
   * @param values of all nodes
   * @param policy where the derivatives by the policies are added up
   */
  BackwardPass(
      Interpreter interpreter,
      Map<Node, NamedArray> values,
      QuantitySource source,
      PolicySlopes policy) {
    this.interpreter = interpreter;
    this.values = values;
    this.source = source;
    this.policy = policy;
  }

  /** Does gradient flow from the node to the policies? */
  static boolean isLive(Node node) {
    return node.type().trains().contains(Network.POLICY);
  }

  /** Goes from the last node, the root, to the first. */
  void run(List<Node> argumentsFirst) {
    Arrays.fill(outer(argumentsFirst.get(argumentsFirst.size() - 1)), 1);
    for (int i = argumentsFirst.size() - 1; i >= 0; i--) {
      Node node = argumentsFirst.get(i);
      if (outers.containsKey(node)) {
        propagate(node, outers.get(node));
      }
    }
  }

  private double[] outer(Node node) {
    return outers.computeIfAbsent(node, of -> new double[values.get(of).values().length]);
  }

  private void propagate(Node node, double[] outer) {
    Op op = node.op();
    if (op instanceof Unary unary) {
      elementwise(node, outer, (k, x, y) -> Slopes.of(unary, x[0], y));
    } else if (op instanceof Binary binary) {
      elementwise(
          node,
          outer,
          (k, x, y) ->
              k == 0 ? Slopes.inFirst(binary, x[0], x[1]) : Slopes.inSecond(binary, x[0], x[1]));
    } else if (op instanceof Op.Select) {
      elementwise(node, outer, (k, x, y) -> (k == 1) == (x[0] != 0) ? 1 : 0);
    } else if (op instanceof Op.Perspective perspective) {
      PerspectiveFunction f = interpreter.perspective(perspective.divergence());
      elementwise(
          node,
          outer,
          (k, x, y) -> k == 0 ? f.slopeInFirst(x[0], x[1]) : f.slopeInSecond(x[0], x[1]));
    } else if (op instanceof Op.Input input) {
      policy.add(input.quantity(), outer);
    } else if (op instanceof Op.Reduce reduce) {
      reduce(reduce, node, outer);
    } else if (op instanceof Op.Gather) {
      Node from = node.argument(0);
      Entries.addGathered(values.get(from), values.get(node.argument(1)), outer, outer(from));
    } else if (op instanceof Op.Entry entry) {
      Node from = node.argument(0);
      Entries.addEntry(entry, values.get(from), source, outer, outer(from));
    } else {
      throw new AssertionError(op);
    }
  }

  /** The derivative of an elementwise operation by one operand, where its value is y. */
  private interface Slope {
    double by(int operand, double[] operands, double y);
  }

  private void elementwise(Node node, double[] outer, Slope slope) {
    List<NamedArray> arguments = new ArrayList<>();
    node.arguments().forEach(argument -> arguments.add(values.get(argument)));
    int[][] positions = Alignment.of(arguments).positions(arguments);
    double[] result = values.get(node).values();
    double[] operands = new double[arguments.size()];
    for (int k = 0; k < operands.length; k++) {
      if (isLive(node.argument(k))) {
        double[] target = outer(node.argument(k));
        for (int i = 0; i < result.length; i++) {
          // What does not count stays out, even where its slope is infinite.
          if (outer[i] != 0) {
            for (int other = 0; other < operands.length; other++) {
              operands[other] = arguments.get(other).values()[positions[other][i]];
            }
            target[positions[k][i]] += outer[i] * slope.by(k, operands, result[i]);
          }
        }
      }
    }
  }

  private void reduce(Op.Reduce op, Node node, double[] outer) {
    Node from = node.argument(0);
    Grouping grouping = Grouping.of(op.over(), values.get(from), source);
    if (op.reduction() == Reduction.RESCALE) {
      double low = values.get(node.argument(1)).number();
      double high = values.get(node.argument(2)).number();
      RescaleSlopes slopes = RescaleSlopes.of(grouping, low, high, outer);
      add(from, slopes.entries());
      add(node.argument(1), slopes.low());
      add(node.argument(2), slopes.high());
    } else {
      double[] result = values.get(node).values();
      add(from, ReductionSlopes.of(op.reduction(), grouping, result, outer));
    }
  }

  private void add(Node node, double... slopes) {
    if (isLive(node)) {
      double[] target = outer(node);
      for (int i = 0; i < target.length; i++) {
        target[i] += slopes[i];
      }
    }
  }
}
