package org.marl.algorithms.onpolicy;

import java.util.Arrays;
import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.expression.CoefficientRule.Adaptive;
import org.marl.core.expression.CoefficientRule.Anneal;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.run.RunFailure;

/**
 * The numbers in an update that change between updates: adaptive ones by their measure after the
 * update (paper 1, eq. 15), annealed ones with the environment steps.
 */
final class CoefficientValues {
  private final List<Node> nodes;
  private final int agents;

  /** {@code [K][N]}; a coefficient that is one number has it N times. */
  private final double[][] values;

  CoefficientValues(List<Node> nodes, int agents) {
    this.nodes = List.copyOf(nodes);
    this.agents = agents;
    this.values = new double[nodes.size()][agents];
    for (int row = 0; row < values.length; row++) {
      if (((Op.Coefficient) nodes.get(row).op()).rule() instanceof Adaptive rule) {
        Arrays.fill(values[row], rule.start());
      }
    }
  }

  /**
   * The values in an update, {@code [K, N]} in a row.
   *
   * @param steps environment steps so far
   */
  float[] at(double steps) {
    float[] row = new float[values.length * agents];
    for (int k = 0; k < values.length; k++) {
      for (int agent = 0; agent < agents; agent++) {
        row[k * agents + agent] = (float) value(k, agent, steps);
      }
    }
    return row;
  }

  private double value(int k, int agent, double steps) {
    if (((Op.Coefficient) nodes.get(k).op()).rule() instanceof Anneal rule) {
      double share = Math.min(steps / rule.steps(), 1);
      return rule.from() + share * (rule.to() - rule.from());
    }
    return values[k][agent];
  }

  /**
   * Adapts the values to what an update did.
   *
   * @param measures of the adaptive coefficients in their order, one number or one per agent each
   * @throws RunFailure if one is not a number
   */
  void adapt(float[] measures) {
    int next = 0;
    for (int k = 0; k < values.length; k++) {
      Node node = nodes.get(k);
      if (((Op.Coefficient) node.op()).rule() instanceof Adaptive rule) {
        boolean perAgent = node.argument(0).type().has(Axis.AGENTS);
        for (int agent = 0; agent < agents; agent++) {
          double measure = measures[next + (perAgent ? agent : 0)];
          if (Double.isNaN(measure)) {
            throw new RunFailure("the measure `" + node.argument(0) + "` is not a number");
          }
          values[k][agent] = rule.next(values[k][agent], measure);
        }
        next += perAgent ? agents : 1;
      }
    }
  }

  /** {@code [K, N]} in a row, for checkpoints. */
  double[] save() {
    double[] row = new double[values.length * agents];
    for (int k = 0; k < values.length; k++) {
      System.arraycopy(values[k], 0, row, k * agents, agents);
    }
    return row;
  }

  void restore(double[] row) {
    for (int k = 0; k < values.length; k++) {
      System.arraycopy(row, k * agents, values[k], 0, agents);
    }
  }
}
