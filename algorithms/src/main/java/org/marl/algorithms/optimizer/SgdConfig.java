package org.marl.algorithms.optimizer;

import java.util.Optional;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code sgd(…)}: stochastic gradient descent, as PyTorch defines it. */
public record SgdConfig(
    @Bounds(above = 0) @Doc("the learning rate") double lr,
    @Bounds(atLeast = 0, below = 1) @Doc("share of the last step that is repeated") double momentum,
    @Bounds(atLeast = 0) @Doc("weight of the squared norm of the weights, added to the gradient")
        double weightDecay,
    @Doc("whether momentum looks ahead") boolean nesterov,
    @Doc("how the learning rate changes over the run") Decay decay,
    @Bounds(above = 0)
        @Doc("gradient norm above which gradients are scaled down to it; left out: never")
        Optional<Double> clipNorm) {}
