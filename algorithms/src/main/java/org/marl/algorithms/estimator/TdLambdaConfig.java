package org.marl.algorithms.estimator;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code td_lambda(…)}: the lambda-return, in which values are those of the target networks. */
public record TdLambdaConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor") double gamma,
    @Bounds(atLeast = 0, atMost = 1)
        @Doc("weight of longer returns: 0 is one step, 1 is the whole episode")
        double lambda)
    implements EstimatorConfig {}
