package org.marl.algorithms.onpolicy;

import java.util.Arrays;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;

/**
 * The undiscounted team returns of the episodes from which agents learn, in which actions are
 * drawn: {@code training_return}.
 */
final class TrainingReturns {
  private static final String SOFAR = "training_returns_so_far";
  private static final String ENDED = "training_returns_ended";

  /** Of the episode that each copy is in. */
  private final double[] sofar;

  /** Sum and number of the episodes that ended since the last record point. */
  private final double[] ended = new double[2];

  TrainingReturns(int copies) {
    this.sofar = new double[copies];
  }

  /** Counts the step that the copies have just taken. */
  void add(Experience experience) {
    for (int copy = 0; copy < sofar.length; copy++) {
      sofar[copy] += experience.teamReward(copy);
      if (experience.result().ended(copy)) {
        ended[0] += sofar[copy];
        ended[1]++;
        sofar[copy] = 0;
      }
    }
  }

  /** The mean over the episodes that ended since the last call; NaN if none did. */
  double take() {
    double mean = ended[0] / ended[1];
    Arrays.fill(ended, 0);
    return mean;
  }

  void save(CheckpointBuilder checkpoint) {
    checkpoint.tensor(SOFAR, sofar.clone()).tensor(ENDED, ended.clone());
  }

  void restore(Checkpoint checkpoint) {
    System.arraycopy(checkpoint.doubles(SOFAR), 0, sofar, 0, sofar.length);
    System.arraycopy(checkpoint.doubles(ENDED), 0, ended, 0, ended.length);
  }
}
