package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marl.core.plan.MatrixGame;

/**
 * Values of a matrix game. Without stop probabilities the value is the expected reward r(pi); with
 * them the game is played until it stops and the value is von Neumann's ratio r(pi) / s(pi) (paper
 * 4, appendix E). Reuses its scratch space, so an instance belongs to one thread.
 */
final class MatrixModel {
  private final int[] sizes;
  private final ExpectedReward reward;
  private final Optional<ExpectedReward> stop;
  private final double[] numerator;
  private final double[] denominator;
  private final double[] stopping;

  MatrixModel(MatrixGame game) {
    this.sizes = game.actions().stream().mapToInt(List::size).toArray();
    this.reward = new ExpectedReward(game.reward(), sizes);
    this.stop = game.stop().map(table -> new ExpectedReward(table, sizes));
    this.numerator = new double[sizes[0]];
    this.denominator = new double[sizes[0]];
    this.stopping = new double[Arrays.stream(sizes).max().orElseThrow()];
  }

  int agents() {
    return sizes.length;
  }

  int actions(int agent) {
    return sizes[agent];
  }

  /** The value of the joint policy. */
  double value(double[][] policies) {
    double expected = mean(reward, policies, numerator);
    return stop.isPresent() ? expected / mean(stop.get(), policies, denominator) : expected;
  }

  private static double mean(ExpectedReward table, double[][] policies, double[] perAction) {
    table.perAction(0, policies, perAction);
    double sum = 0;
    for (int action = 0; action < perAction.length; action++) {
      sum += policies[0][action] * perAction[action];
    }
    return sum;
  }

  /**
   * Q of every action of the agent: the reward now, and {@code continuation} if the game goes on.
   *
   * @param policies of the others, {@code [agent][action]}
   * @param continuation the value of the policy that is played afterwards
   */
  void actionValues(int agent, double[][] policies, double continuation, double[] q) {
    if (stop.isPresent()) {
      stop.get().perAction(agent, policies, stopping);
      reward.perAction(agent, policies, q);
      for (int action = 0; action < q.length; action++) {
        q[action] += (1 - stopping[action]) * continuation;
      }
    } else {
      reward.perAction(agent, policies, q);
    }
  }
}
