package org.marl.algorithms.exploration;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code gaussian_noise(…)}: normal noise on a deterministic action, kept within its bounds. */
public record GaussianNoiseConfig(
    @Bounds(above = 0) @Doc("standard deviation, as a share of half the width of the action range")
        double scale,
    @Bounds(atLeast = 0) @Doc("environment steps at the start in which actions are uniform")
        long uniformSteps) {}
