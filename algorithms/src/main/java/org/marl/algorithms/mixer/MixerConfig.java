package org.marl.algorithms.mixer;

/** What every mixer's configuration tells. */
public sealed interface MixerConfig
    permits AdditiveConfig, MonotonicConfig, DuplexConfig, LinearConfig, FactoredConfig {

  /** Does it have weights that an update trains? */
  default boolean isTrained() {
    return true;
  }
}
