package org.marl.algorithms.exact;

import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.NamedArray;
import org.marl.core.expression.Node;

/** The numbers in an objective that belong to an agent and a state, not to single actions. */
final class Scalars {
  private final List<Node> nodes;
  private final Interpreter interpreter = new Interpreter();
  private final List<NamedArray> arrays = new ArrayList<>();
  private final double[] values;

  Scalars(List<Node> nodes) {
    this.nodes = nodes;
    this.values = new double[nodes.size()];
  }

  /** Evaluates the numbers for the agents whose turn it is. */
  void begin(TurnQuantities source) {
    arrays.clear();
    for (Node node : nodes) {
      arrays.add(interpreter.evaluate(node, source));
    }
  }

  /** The numbers of a row of the agent's table, in the order of the nodes; the array is reused. */
  double[] at(PolicySpace space, int agent, int row) {
    for (int i = 0; i < values.length; i++) {
      values[i] = QuantityArrays.entry(arrays.get(i), space, agent, row);
    }
    return values;
  }
}
