package org.marl.algorithms.exploration;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code epsilon_greedy(…)}: a uniform action with probability epsilon, else the greedy one. */
public record EpsilonGreedyConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("epsilon at the start") double start,
    @Bounds(atLeast = 0, atMost = 1) @Doc("epsilon from the end of the schedule on") double finish,
    @Bounds(atLeast = 1) @Doc("environment steps over which epsilon falls linearly") long steps) {}
