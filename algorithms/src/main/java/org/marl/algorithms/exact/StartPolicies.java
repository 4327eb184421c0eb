package org.marl.algorithms.exact;

import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.plan.RunPlan;

/** Where policy iteration starts: as the plan says, or uniform. */
final class StartPolicies {
  private StartPolicies() {}

  /** Tables of the shape; policies that depend on no prefix are the same after all. */
  static double[][][] of(RunPlan plan, PolicySpace space) {
    double[][][] tables = space.uniform();
    if (plan.start().isPresent()) {
      double[][][] start = plan.start().get();
      for (int agent = 0; agent < tables.length; agent++) {
        for (int row = 0; row < tables[agent].length; row++) {
          int state =
              start[agent].length == 1 ? 0 : space.model().declared(space.stateOf(agent, row));
          tables[agent][row] = start[agent][state].clone();
        }
      }
    }
    return tables;
  }
}
