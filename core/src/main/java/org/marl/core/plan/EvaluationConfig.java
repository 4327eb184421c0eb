package org.marl.core.plan;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code every(steps, episodes)}: a regular time for evaluation. */
public record EvaluationConfig(
    @Bounds(atLeast = 1)
        @Doc("environment steps (iterations of the exact learner) between two evaluations")
        Long steps,
    @Bounds(atLeast = 1) @Doc("greedy episodes of one evaluation") int episodes) {}
