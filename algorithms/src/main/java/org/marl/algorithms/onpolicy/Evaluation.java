package org.marl.algorithms.onpolicy;

import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.random.RandomStream;

/**
 * Greedy episodes in environments of their own. Their random streams are made anew for every
 * evaluation, from the seed and the step, so that they leave no state behind.
 */
final class Evaluation {
  /** More copies than these make the network's batch no cheaper per episode. */
  private static final int MOST_COPIES = 128;

  private final EnvironmentFactory factory;
  private final long seed;
  private final int episodes;

  Evaluation(EnvironmentFactory factory, long seed, int episodes) {
    this.factory = factory;
    this.seed = seed;
    this.episodes = episodes;
  }

  /**
   * The mean undiscounted return of the team over the episodes. Each copy plays the same number of
   * episodes, or one less, so that short episodes do not count more often than long ones.
   *
   * @param step environment steps so far, which names the evaluation
   */
  double meanReturn(Learner learner, long step) {
    int copies = Math.min(episodes, MOST_COPIES);
    int[] left = new int[copies];
    for (int copy = 0; copy < copies; copy++) {
      left[copy] = episodes / copies + (copy < episodes % copies ? 1 : 0);
    }
    double[] sofar = new double[copies];
    double total = 0;
    int open = episodes;
    try (Experience experience =
        new Experience(
            factory, learner, RandomStream.family(seed, "evaluation at " + step, copies))) {
      while (open > 0) {
        experience.greedy();
        experience.step();
        for (int copy = 0; copy < copies; copy++) {
          sofar[copy] += experience.teamReward(copy);
          if (experience.result().ended(copy)) {
            if (left[copy] > 0) {
              total += sofar[copy];
              left[copy]--;
              open--;
            }
            sofar[copy] = 0;
          }
        }
      }
    }
    return total / episodes;
  }
}
