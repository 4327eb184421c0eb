package org.marl.environments.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.environments.Names;

/** Draws the tables of a random Markov game, state by state, joint action by joint action. */
final class RandomTables {
  private final RandomMarkovConfig config;
  private final SplittableRandom random;
  private final int successors;

  /** All states; partly shuffled where only some of them follow. */
  private final int[] everyState;

  private RandomTables(RandomMarkovConfig config) {
    this.config = config;
    this.random = new SplittableRandom(config.seed());
    this.successors = config.successorCount();
    this.everyState = IntStream.range(0, config.states()).toArray();
  }

  static MarkovGame draw(RandomMarkovConfig config, String name) {
    double[] start = new double[config.states()];
    start[0] = 1;
    return new MarkovGame(
        name,
        config.agentNames(),
        config.actionNames(),
        Names.numbered("state", config.states()),
        config.discount(),
        start,
        new RandomTables(config).transitions());
  }

  private List<List<Transition>> transitions() {
    int jointActions = (int) Math.pow(config.actions(), config.agents());
    List<List<Transition>> states = new ArrayList<>();
    for (int state = 0; state < config.states(); state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < jointActions; joint++) {
        double reward = (2 * random.nextDouble() - 1) * config.rewardRange();
        row.add(new Transition(reward, next(), probabilities()));
      }
      states.add(row);
    }
    return states;
  }

  /** The states that follow, in ascending order; all sets of that size are equally likely. */
  private int[] next() {
    if (successors == everyState.length) {
      return everyState;
    }
    for (int i = 0; i < successors; i++) {
      int other = random.nextInt(i, everyState.length);
      int state = everyState[i];
      everyState[i] = everyState[other];
      everyState[other] = state;
    }
    int[] next = Arrays.copyOf(everyState, successors);
    Arrays.sort(next);
    return next;
  }

  private double[] probabilities() {
    double[] weights = new double[successors];
    double sum = 0;
    for (int next = 0; next < weights.length; next++) {
      weights[next] = Math.exp(random.nextDouble() * config.logitRange());
      sum += weights[next];
    }
    for (int next = 0; next < weights.length; next++) {
      weights[next] /= sum;
    }
    return weights;
  }
}
