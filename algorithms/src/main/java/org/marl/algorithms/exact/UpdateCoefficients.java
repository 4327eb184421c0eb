package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.CoefficientRule.Adaptive;
import org.marl.core.expression.CoefficientRule.Anneal;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/**
 * The numbers in an update that change from one iteration to the next by a rule of their own. An
 * adaptive one looks at its measure after the turns of an iteration, at the new policies with all
 * else as it was during the iteration, and is another number in the next.
 */
final class UpdateCoefficients {
  private final Interpreter interpreter = new Interpreter();
  private final int agents;

  /** Adaptive coefficients with their present values, one number or one per agent. */
  private final Map<Node, double[]> present = new LinkedHashMap<>();

  private final Map<Node, double[]> following = new LinkedHashMap<>();

  /** Coefficients of metrics, by those of the update that they repeat. */
  private final Map<Node, Node> repeated = new HashMap<>();

  UpdateCoefficients(Update update, int agents) {
    this.agents = agents;
    Node[] roots = update.objectives().stream().map(o -> o.expression()).toArray(Node[]::new);
    for (Node node : Traversal.argumentsFirst(roots)) {
      if (rule(node) instanceof Adaptive) {
        int entries = node.type().has(Axis.AGENTS) ? agents : 1;
        present.put(node, new double[entries]);
        following.put(node, new double[entries]);
      }
    }
    restart();
  }

  private static CoefficientRule rule(Node node) {
    return node.op() instanceof Op.Coefficient coefficient ? coefficient.rule() : null;
  }

  /** Throws about coefficients that the exact learner cannot change. */
  static void requireComputable(Node root) {
    for (Node node : Traversal.argumentsFirst(root)) {
      if (rule(node) instanceof CoefficientRule.Learned) {
        throw new ExpressionException(
            node,
            "`" + node + "` is learned, but the exact learner trains nothing besides policies",
            "write a number, or `adaptive(…)` to change it by a measure");
      }
    }
  }

  /** Back to the start of the run. */
  void restart() {
    following.forEach((node, numbers) -> Arrays.fill(numbers, ((Adaptive) rule(node)).start()));
    begin();
  }

  /** An iteration begins. */
  void begin() {
    present.forEach(
        (node, numbers) -> System.arraycopy(following.get(node), 0, numbers, 0, numbers.length));
  }

  /**
   * The value of a coefficient in an iteration.
   *
   * @param coefficient of the update, or the same written in a metric
   * @param iteration counted from 1, at present
   * @throws RunFailure if a metric speaks of an adaptive coefficient that the update has not
   */
  NamedArray value(Node coefficient, long iteration) {
    if (rule(coefficient) instanceof Anneal anneal) {
      double share = (iteration - 1) / anneal.steps();
      return NamedArray.of(
          share < 1 ? anneal.from() + share * (anneal.to() - anneal.from()) : anneal.to());
    }
    double[] numbers = present.get(repeated.computeIfAbsent(coefficient, this::own));
    return coefficient.type().has(Axis.AGENTS)
        ? new NamedArray(List.of(Axis.AGENTS), new int[] {agents}, numbers.clone())
        : NamedArray.of(numbers[0]);
  }

  private Node own(Node coefficient) {
    String text = coefficient.toString();
    return present.keySet().stream()
        .filter(node -> node.equals(coefficient) || node.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new RunFailure("the update has no coefficient `" + text + "` to be recorded"));
  }

  /**
   * Adapts the coefficients for the next iteration (paper 1, eq. 15).
   *
   * @param source live policies are the new ones
   * @throws RunFailure if a measure is not a number
   */
  void adapt(QuantitySource source) {
    following.forEach((node, numbers) -> adapt(node, numbers, source));
  }

  private void adapt(Node node, double[] numbers, QuantitySource source) {
    Adaptive rule = (Adaptive) rule(node);
    double[] measures = interpreter.evaluate(node.argument(0), source).values();
    for (int i = 0; i < numbers.length; i++) {
      // A measure that does not vary among agents has one entry.
      double measure = measures[Math.min(i, measures.length - 1)];
      if (Double.isNaN(measure)) {
        throw new RunFailure("the measure `" + node.argument(0) + "` is not a number");
      }
      numbers[i] = rule.next(numbers[i], measure);
    }
  }

  /** Is there anything to adapt? */
  boolean areAdaptive() {
    return !present.isEmpty();
  }
}
