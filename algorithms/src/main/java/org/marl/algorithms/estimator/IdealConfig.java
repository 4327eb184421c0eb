package org.marl.algorithms.estimator;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/**
 * {@code ideal(…)}: I2Q's targets, for the best next state that an agent's own action can reach.
 */
public record IdealConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor") double gamma,
    @Doc(
            "where next states come from: a learned model proposes them, or those seen are valued"
                + " by expectile regression")
        NextState nextState,
    @Bounds(atLeast = 0, atMost = 1)
        @Doc("share of the ideal target; the rest is the ordinary one-step target")
        double share,
    @Bounds(above = 0, below = 1)
        @Doc("expectile at which states that were seen are valued; above 1/2 is optimistic")
        double expectile,
    @Bounds(above = 0)
        @Doc("weight of the value of the model's proposal against its distance from the data")
        double optimism,
    @Of(ComponentKind.NETWORK) @Doc("layers of the value of a state and its successor, QSS")
        Choice network)
    implements EstimatorConfig {

  /** Where candidates for the best next state come from. */
  public enum NextState {
    MODEL,
    CANDIDATES
  }
}
