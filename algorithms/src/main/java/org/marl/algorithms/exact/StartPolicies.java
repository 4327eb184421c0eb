package org.marl.algorithms.exact;

import java.util.Arrays;
import org.marl.core.plan.RunPlan;

/** Where policy iteration starts: as the plan says, or uniform. */
final class StartPolicies {
  private StartPolicies() {}

  static double[][] of(RunPlan plan, MatrixModel model) {
    if (plan.start().isPresent()) {
      return copy(plan.start().get());
    }
    double[][] uniform = new double[model.agents()][];
    for (int agent = 0; agent < uniform.length; agent++) {
      uniform[agent] = new double[model.actions(agent)];
      Arrays.fill(uniform[agent], 1.0 / model.actions(agent));
    }
    return uniform;
  }

  static double[][] copy(double[][] policies) {
    return Arrays.stream(policies).map(double[]::clone).toArray(double[][]::new);
  }
}
