package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpectedRewardTest {

  @Test
  void averagesOverTheOtherAgent() {
    ExpectedReward table = new ExpectedReward(new double[] {5, 7, 6, 4}, new int[] {2, 2});
    double[][] policies = {{0.4, 0.6}, {0.8, 0.2}};
    double[] q = new double[2];

    table.perAction(0, policies, q);
    assertThat(q).containsExactly(new double[] {5.4, 5.6}, within(1e-15));
    table.perAction(1, policies, q);
    assertThat(q).containsExactly(new double[] {5.6, 5.2}, within(1e-15));
  }

  @Test
  void equalsTheSumOverJointActionsForAgentsOfDifferentSizes() {
    int[] sizes = {3, 1, 4, 2};
    SplittableRandom random = new SplittableRandom(1);
    double[] table = random.doubles(3 * 4 * 2).toArray();
    double[][] policies = new double[sizes.length][];
    for (int agent = 0; agent < sizes.length; agent++) {
      policies[agent] = random.doubles(sizes[agent]).toArray();
    }
    ExpectedReward reward = new ExpectedReward(table, sizes);
    for (int agent = 0; agent < sizes.length; agent++) {
      double[] q = new double[sizes[agent]];
      reward.perAction(agent, policies, q);
      assertThat(q).containsExactly(sum(table, sizes, policies, agent), within(1e-13));
    }
  }

  private static double[] sum(double[] table, int[] sizes, double[][] policies, int agent) {
    double[] sums = new double[sizes[agent]];
    for (int joint = 0; joint < table.length; joint++) {
      double weight = 1;
      int own = 0;
      int rest = joint;
      for (int other = sizes.length - 1; other >= 0; other--) {
        int action = rest % sizes[other];
        rest /= sizes[other];
        if (other == agent) {
          own = action;
        } else {
          weight *= policies[other][action];
        }
      }
      sums[own] += weight * table[joint];
    }
    return sums;
  }
}
