package org.marl.algorithms.finite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;

/** Markov games of two agents with two actions each, for tests of evaluation. */
final class RandomGames {
  private static final int JOINT_ACTIONS = 4;

  private RandomGames() {}

  /** Every pair is followed by some states, drawn with replacement. */
  static FiniteModel mixing(int states, int successors, double discount, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return model(
        states, discount, random, state -> random.ints(successors, 0, states).distinct().toArray());
  }

  /** A walk along a line whose states are numbered in no order. */
  static FiniteModel line(int states, double discount, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] places = IntStream.range(0, states).toArray();
    for (int i = states - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int place = places[i];
      places[i] = places[other];
      places[other] = place;
    }
    int[] at = new int[states];
    for (int i = 0; i < states; i++) {
      at[places[i]] = i;
    }
    return model(
        states,
        discount,
        random,
        state -> new int[] {places[(at[state] + 1) % states], places[Math.max(at[state] - 1, 0)]});
  }

  private static FiniteModel model(
      int states, double discount, SplittableRandom random, IntFunction<int[]> successors) {
    double[] start = new double[states];
    start[0] = 1;
    List<List<Transition>> rows = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < JOINT_ACTIONS; joint++) {
        int[] next = successors.apply(state);
        double[] weights = random.doubles(next.length).toArray();
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / sum);
        row.add(new Transition(2 * random.nextDouble() - 1, next, weights));
      }
      rows.add(row);
    }
    return FiniteModel.of(
        new MarkovGame(
            "game",
            List.of("a", "b"),
            Collections.nCopies(2, List.of("0", "1")),
            IntStream.range(0, states).mapToObj(i -> "s" + i).toList(),
            discount,
            start,
            rows));
  }

  /** A joint policy: any probabilities of joint actions, {@code [pair]}. */
  static double[] joint(FiniteModel model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] joint = new double[model.states() * model.jointActions()];
    for (int state = 0; state < model.states(); state++) {
      double sum = 0;
      for (int i = 0; i < model.jointActions(); i++) {
        joint[model.pair(state, i)] = random.nextDouble();
        sum += joint[model.pair(state, i)];
      }
      for (int i = 0; i < model.jointActions(); i++) {
        joint[model.pair(state, i)] /= sum;
      }
    }
    return joint;
  }
}
