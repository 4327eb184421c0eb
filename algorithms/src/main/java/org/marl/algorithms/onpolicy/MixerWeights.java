package org.marl.algorithms.onpolicy;

import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.optimizer.StepRule;

/** The weights of a critic's mixer, which are trained with the critic. */
record MixerWeights(String name, WeightLayout layout, StepRule step, LearningRate rate)
    implements Trained {

  @Override
  public int sets() {
    return 1;
  }
}
