package org.marl.algorithms.estimator;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code n_step(…)}: the rewards of n steps, then the value. */
public record NStepConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor") double gamma,
    @Bounds(atLeast = 1) @Doc("number of steps whose rewards count before the value does")
        int length)
    implements EstimatorConfig {}
