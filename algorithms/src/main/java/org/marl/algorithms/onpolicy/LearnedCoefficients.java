package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.network.WeightLaw;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.optimizer.StepRule;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * The coefficients of an update that are trained by gradient, {@code learned(start)}: one set of
 * weights, one number each.
 *
 * @param nodes the coefficients, each once; at least one
 * @param rate of their optimiser
 */
record LearnedCoefficients(List<Node> nodes, StepRule step, LearningRate rate) implements Trained {

  LearnedCoefficients {
    nodes = List.copyOf(nodes);
  }

  static boolean isLearned(Node node) {
    return node.op() instanceof Op.Coefficient coefficient
        && coefficient.rule() instanceof CoefficientRule.Learned;
  }

  @Override
  public String name() {
    return "learned";
  }

  String rateName() {
    return name() + "_rate";
  }

  @Override
  public WeightLayout layout() {
    List<Weight> weights = new ArrayList<>();
    for (Node node : nodes) {
      CoefficientRule rule = ((Op.Coefficient) node.op()).rule();
      double start = ((CoefficientRule.Learned) rule).start();
      weights.add(new Weight("number_" + weights.size(), 1, 1, WeightLaw.constant(start)));
    }
    return new WeightLayout(weights);
  }

  @Override
  public int sets() {
    return 1;
  }

  /**
   * The present value of one of them.
   *
   * @param weights the name of a tensor {@code [1, width]}
   */
  Tensor value(ProgramWriter program, String weights, Node node) {
    String entry = "torch.select(torch.select(" + weights + ", 0, 0), 0, " + nodes.indexOf(node);
    return new Tensor(program, program.let("coefficient", entry + ")"), Set.of());
  }
}
