package org.marl.algorithms.exploration;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code boltzmann(…)}: probabilities proportional to exp(Q / temperature). */
public record BoltzmannConfig(
    @Bounds(above = 0) @Doc("temperature at the start, in units of the return") double start,
    @Bounds(above = 0) @Doc("temperature from the end of the schedule on") double finish,
    @Bounds(atLeast = 1) @Doc("environment steps over which the temperature changes linearly")
        long steps) {}
