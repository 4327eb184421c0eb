package org.marl.algorithms.feature;

import org.marl.algorithms.finite.PolicySpace;

/** {@code one_hot}: one feature per state, predecessors' actions and action. */
public record OneHotConfig() implements FeatureMap {

  @Override
  public Features of(PolicySpace space, int agent) {
    return new OneHotFeatures(space.entries(agent));
  }
}
