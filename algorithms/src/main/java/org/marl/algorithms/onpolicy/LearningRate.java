package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.algorithms.optimizer.AdamConfig;
import org.marl.algorithms.optimizer.AdamWConfig;
import org.marl.algorithms.optimizer.Decay;
import org.marl.algorithms.optimizer.RmsPropConfig;
import org.marl.algorithms.optimizer.SgdConfig;
import org.marl.core.catalog.Choice;

/**
 * What the optimisers have in common.
 *
 * @param start the learning rate
 * @param decay how it changes over the run
 * @param clipNorm gradient norm above which gradients are scaled down to it
 */
record LearningRate(double start, Decay decay, Optional<Double> clipNorm) {

  static LearningRate of(Choice optimizer) {
    if (optimizer.config() instanceof AdamConfig config) {
      return new LearningRate(config.lr(), config.decay(), config.clipNorm());
    } else if (optimizer.config() instanceof AdamWConfig config) {
      return new LearningRate(config.lr(), config.decay(), config.clipNorm());
    } else if (optimizer.config() instanceof RmsPropConfig config) {
      return new LearningRate(config.lr(), config.decay(), config.clipNorm());
    } else if (optimizer.config() instanceof SgdConfig config) {
      return new LearningRate(config.lr(), config.decay(), config.clipNorm());
    }
    throw new AssertionError(optimizer);
  }

  /**
   * The rate at a time.
   *
   * @param progress share of the run that is done
   */
  double at(double progress) {
    return switch (decay) {
      case NONE -> start;
      case LINEAR -> start * (1 - progress);
    };
  }
}
