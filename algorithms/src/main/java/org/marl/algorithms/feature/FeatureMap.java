package org.marl.algorithms.feature;

import java.util.Optional;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;

/** How features are made; config records of the kind FEATURES are feature maps. */
public interface FeatureMap {

  /**
   * The features of one agent, for every entry of its policy table.
   *
   * @throws IllegalArgumentException if the map does not fit, as {@link #misfit} tells
   */
  Features of(PolicySpace space, int agent);

  /** Why the map does not fit the policies of a game, and what would; empty if it does. */
  default Optional<Misfit> misfit(PolicySpace space) {
    return Optional.empty();
  }
}
