package org.marl.algorithms.estimator;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code gae(…)}: Schulman et al. 2016. */
public record GaeConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor") double gamma,
    @Bounds(atLeast = 0, atMost = 1)
        @Doc("weight of longer returns: 0 is one step, 1 is the whole episode")
        double lambda)
    implements EstimatorConfig {}
