package org.marl.algorithms.optimizer;

import java.util.Optional;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code rmsprop(…)}: Tieleman and Hinton 2012, as PyTorch defines it. */
public record RmsPropConfig(
    @Bounds(above = 0) @Doc("the learning rate") double lr,
    @Bounds(atLeast = 0, below = 1) @Doc("decay of the running mean of squared gradients")
        double alpha,
    @Bounds(above = 0) @Doc("added to the denominator after the square root") double eps,
    @Bounds(atLeast = 0) @Doc("weight of the squared norm of the weights, added to the gradient")
        double weightDecay,
    @Bounds(atLeast = 0, below = 1) @Doc("share of the last step that is repeated") double momentum,
    @Doc("whether the running mean of gradients is taken off before squaring") boolean centered,
    @Doc("how the learning rate changes over the run") Decay decay,
    @Bounds(above = 0)
        @Doc("gradient norm above which gradients are scaled down to it; left out: never")
        Optional<Double> clipNorm) {}
