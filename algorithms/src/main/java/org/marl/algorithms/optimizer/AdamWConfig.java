package org.marl.algorithms.optimizer;

import java.util.Optional;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code adamw(…)}: Loshchilov and Hutter 2019, as PyTorch defines it. */
public record AdamWConfig(
    @Bounds(above = 0) @Doc("the learning rate") double lr,
    @Bounds(atLeast = 0, below = 1) @Doc("decay of the running mean of gradients") double beta1,
    @Bounds(atLeast = 0, below = 1) @Doc("decay of the running mean of squared gradients")
        double beta2,
    @Bounds(above = 0) @Doc("added to the denominator after the square root") double eps,
    @Bounds(atLeast = 0) @Doc("share of the weights that a step of learning rate 1 takes away")
        double weightDecay,
    @Doc("how the learning rate changes over the run") Decay decay,
    @Bounds(above = 0)
        @Doc("gradient norm above which gradients are scaled down to it; left out: never")
        Optional<Double> clipNorm) {}
