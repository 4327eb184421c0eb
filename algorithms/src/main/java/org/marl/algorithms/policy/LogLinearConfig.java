package org.marl.algorithms.policy;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code log_linear(…)}: probabilities proportional to exp(features · theta). */
public record LogLinearConfig(
    @Bounds(atLeast = 1) @Doc("number of features of a state, an agent and its action prefix")
        Integer features,
    @Doc("whether every agent sees the actions of the agents before it (paper 4)")
        boolean conditional,
    @Bounds(above = 0) @Doc("radius of the ball that theta is kept in") double radius,
    @Bounds(atLeast = 0) @Doc("seed of the random features") int featureSeed) {}
