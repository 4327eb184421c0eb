package org.marl.algorithms.pessimistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.marl.algorithms.finite.ActionValues;
import org.marl.algorithms.finite.ActionValues.Followers;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;

/** Games of three states and two agents with two actions each, and joint policies of them. */
final class SmallGames {
  private static final int STATES = 3;

  private SmallGames() {}

  /** A joint policy with its true values. */
  record Evaluated(
      PolicySpace space, double[][][] policies, double[] joint, double value, double[][] values) {

    /** Q^{1:m}, {@code [entry]}. */
    double[] q(int agent) {
      return values[agent];
    }
  }

  /** Rewards in [0, 1], discount 0.9. */
  static MarkovGame game(long seed, boolean chance) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Transition>> rows = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < 4; joint++) {
        double[] weights = random.doubles(STATES).toArray();
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / sum);
        row.add(
            chance
                ? new Transition(random.nextDouble(), IntStream.range(0, STATES).toArray(), weights)
                : new Transition(
                    random.nextDouble(), new int[] {random.nextInt(STATES)}, new double[] {1}));
      }
      rows.add(row);
    }
    return new MarkovGame(
        "game",
        List.of("a", "b"),
        Collections.nCopies(2, List.of("x", "y")),
        List.of("s", "t", "u"),
        0.9,
        new double[] {0.5, 0.3, 0.2},
        rows);
  }

  static Evaluated withChance(long seed) {
    return evaluated(game(seed, true), seed);
  }

  static Evaluated withoutChance(long seed) {
    return evaluated(game(seed, false), seed);
  }

  private static Evaluated evaluated(MarkovGame game, long seed) {
    FiniteModel model = FiniteModel.of(game);
    PolicySpace space = PolicySpace.conditional(model, new int[] {0, 1});
    SplittableRandom random = new SplittableRandom(seed + 1000);
    double[][][] policies = space.uniform();
    for (double[][] rows : policies) {
      for (double[] policy : rows) {
        policy[0] = 0.1 + 0.8 * random.nextDouble();
        policy[1] = 1 - policy[0];
      }
    }
    double[] joint = new double[model.states() * model.jointActions()];
    double[] values = new double[model.states()];
    double[] all = new double[joint.length];
    Evaluation evaluation = new Evaluation(model);
    space.joint(policies, joint);
    evaluation.setPolicy(joint);
    evaluation.values(values);
    evaluation.jointActionValues(values, all);
    double[][] flat = new double[2][];
    for (int agent = 0; agent < 2; agent++) {
      double[][] q = new double[space.rows(agent)][2];
      new ActionValues(space, Followers.CONDITIONAL).average(agent, all, policies, q);
      flat[agent] = Arrays.stream(q).flatMapToDouble(Arrays::stream).toArray();
    }
    return new Evaluated(space, policies, joint, evaluation.atStart(values), flat);
  }

  /** E[r | state, action of the first agent], when the second answers by its policy. */
  static List<Double> expectedRewardsOfFirstAgent(Evaluated game) {
    double[] rewards = game.space().model().rewards();
    List<Double> result = new ArrayList<>();
    for (int state = 0; state < STATES; state++) {
      for (int action = 0; action < 2; action++) {
        double[] answer = game.policies()[1][state * 2 + action];
        int pair = state * 4 + action * 2;
        result.add(answer[0] * rewards[pair] + answer[1] * rewards[pair + 1]);
      }
    }
    return result;
  }
}
