package org.marl.algorithms.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.core.plan.MatrixGame;

class ActionValuesTest {
  private static final int[] SIZES = {3, 1, 4, 2};

  private static FiniteModel model(int[] sizes, double... table) {
    List<String> agents = IntStream.range(0, sizes.length).mapToObj(i -> "agent" + i).toList();
    List<List<String>> actions =
        Arrays.stream(sizes)
            .mapToObj(n -> IntStream.range(0, n).mapToObj(a -> "action" + a).toList())
            .toList();
    return FiniteModel.of(new MatrixGame("game", agents, actions, table, Optional.empty()));
  }

  private static double[][][] random(PolicySpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][][] tables = space.uniform();
    for (double[][] rows : tables) {
      for (double[] row : rows) {
        Arrays.setAll(row, i -> random.nextDouble());
        double sum = Arrays.stream(row).sum();
        Arrays.setAll(row, i -> row[i] / sum);
      }
    }
    return tables;
  }

  private static double[] table(long seed) {
    return new SplittableRandom(seed).doubles(24).toArray();
  }

  @Test
  void averagesOverTheOtherAgent() {
    FiniteModel model = model(new int[] {2, 2}, 5, 7, 6, 4);
    double[][][] policies = {{{0.4, 0.6}}, {{0.8, 0.2}}};
    ActionValues average = new ActionValues(PolicySpace.independent(model), Followers.CONDITIONAL);
    double[][] q = new double[1][2];

    average.average(0, model.rewards(), policies, q);
    assertThat(q[0]).containsExactly(new double[] {5.4, 5.6}, within(1e-15));
    average.average(1, model.rewards(), policies, q);
    assertThat(q[0]).containsExactly(new double[] {5.6, 5.2}, within(1e-15));
  }

  @Test
  void independentAgentsOfDifferentSizesAverageOverAllOthers() {
    FiniteModel model = model(SIZES, table(1));
    PolicySpace space = PolicySpace.independent(model);
    double[][][] policies = random(space, 2);
    ActionValues average = new ActionValues(space, Followers.CONDITIONAL);
    for (int agent = 0; agent < SIZES.length; agent++) {
      double[][] q = new double[1][SIZES[agent]];
      average.average(agent, model.rewards(), policies, q);
      double[] sums = new double[SIZES[agent]];
      for (int joint = 0; joint < model.jointActions(); joint++) {
        double weight = 1;
        for (int other = 0; other < SIZES.length; other++) {
          weight *= other == agent ? 1 : policies[other][0][model.action(other, joint)];
        }
        sums[model.action(agent, joint)] += weight * model.rewards()[joint];
      }
      assertThat(q[0]).containsExactly(sums, within(1e-13));
    }
  }

  /**
   * By the definition: E[Q | the agent's and its predecessors' actions], in any order of choice.
   */
  @Test
  void conditionalAgentsAverageOverTheirFollowers() {
    FiniteModel model = model(SIZES, table(3));
    PolicySpace space = PolicySpace.conditional(model, new int[] {2, 0, 3, 1});
    double[][][] policies = random(space, 4);
    double[] joint = new double[model.jointActions()];
    space.joint(policies, joint);
    assertThat(Arrays.stream(joint).sum()).isCloseTo(1, within(1e-14));
    ActionValues average = new ActionValues(space, Followers.CONDITIONAL);
    for (int agent = 0; agent < SIZES.length; agent++) {
      double[][] q = new double[space.rows(agent)][SIZES[agent]];
      average.average(agent, model.rewards(), policies, q);
      double[][] sums = new double[q.length][SIZES[agent]];
      double[][] weights = new double[q.length][SIZES[agent]];
      for (int i = 0; i < joint.length; i++) {
        int row = space.row(agent, 0, i);
        sums[row][model.action(agent, i)] += joint[i] * model.rewards()[i];
        weights[row][model.action(agent, i)] += joint[i];
      }
      for (int row = 0; row < q.length; row++) {
        for (int action = 0; action < q[row].length; action++) {
          assertThat(q[row][action])
              .isCloseTo(sums[row][action] / weights[row][action], within(1e-13));
        }
      }
    }
  }

  @Test
  void followersThatPlayTheirMarginalDoNotAnswer() {
    FiniteModel model = model(new int[] {2, 2}, 1, 2, 3, 4);
    PolicySpace space = PolicySpace.conditional(model, new int[] {0, 1});
    double[][][] policies = {{{0.25, 0.75}}, {{1, 0}, {0.5, 0.5}}};
    double[][] q = new double[1][2];
    new ActionValues(space, Followers.MARGINAL).average(0, model.rewards(), policies, q);

    // Agent 1's marginal: 0.25 * 1 + 0.75 * 0.5 = 0.625.
    assertThat(q[0])
        .containsExactly(
            new double[] {0.625 * 1 + 0.375 * 2, 0.625 * 3 + 0.375 * 4}, within(1e-15));
    double[][] answers = new double[2][2];
    new ActionValues(space, Followers.MARGINAL).average(1, model.rewards(), policies, answers);
    assertThat(answers).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(space.marginals(policies)[1][0])
        .containsExactly(new double[] {0.625, 0.375}, within(1e-15));
  }
}
