package org.marl.algorithms.mixer;

/** {@code additive}: q_tot = Σ q (VDN, Sunehag et al. 2018). */
public record AdditiveConfig() implements MixerConfig {

  @Override
  public boolean isTrained() {
    return false;
  }
}
