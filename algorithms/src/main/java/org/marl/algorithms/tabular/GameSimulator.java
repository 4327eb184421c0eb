package org.marl.algorithms.tabular;

import java.util.SplittableRandom;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.core.plan.MatrixGame;
import org.marl.core.run.RunFailure;

/** Plays a finite game by chance. */
final class GameSimulator {
  private final FiniteModel model;
  private final SplittableRandom random;

  /** Weights of the states in which an episode starts and is not over at once. */
  private final double[] start;

  private final boolean isPlayable;

  GameSimulator(FiniteModel model, SplittableRandom random) {
    this.model = model;
    this.random = random;
    this.start = model.start().clone();
    boolean lasts = false;
    for (int state = 0; state < start.length; state++) {
      start[state] = model.isTerminal(state) ? 0 : start[state];
      lasts |= start[state] > 0;
    }
    this.isPlayable = lasts;
  }

  /**
   * A state in which an episode starts; episodes without a step are passed over.
   *
   * @throws RunFailure if all are without
   */
  int start() {
    if (!isPlayable) {
      throw new RunFailure("every episode starts in a terminal state: there is nothing to learn");
    }
    return Chance.draw(start, random);
  }

  /** The state in which the episode goes on after a joint action, or {@link Experience#OVER}. */
  int next(int state, int jointAction) {
    int pair = model.pair(state, jointAction);
    int[] successors = model.successors(pair);
    if (successors.length == 0) {
      return Experience.OVER;
    }
    double[] weights = model.weights(pair);
    if (model.game() instanceof MatrixGame) {
      return random.nextDouble() < weights[0] ? state : Experience.OVER;
    }
    int next = successors[Chance.draw(weights, random)];
    return model.isTerminal(next) ? Experience.OVER : next;
  }
}
