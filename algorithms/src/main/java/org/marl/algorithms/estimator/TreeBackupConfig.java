package org.marl.algorithms.estimator;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/**
 * {@code tree_backup(…)}: n steps weighted by the policies' probabilities (DOP, Wang et al. 2021).
 */
public record TreeBackupConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor") double gamma,
    @Bounds(atLeast = 0, atMost = 1)
        @Doc("weight of longer returns: 0 is one step, 1 is all of the length")
        double lambda,
    @Bounds(atLeast = 1) @Doc("number of steps whose temporal differences count") int length)
    implements EstimatorConfig {}
