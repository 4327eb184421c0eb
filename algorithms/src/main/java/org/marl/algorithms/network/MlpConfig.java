package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code mlp(…)}: fully connected layers. */
public record MlpConfig(
    @Bounds(atLeast = 1) @Doc("units of every hidden layer, from input to output")
        List<Integer> hidden,
    @Doc("the non-linearity after every hidden layer") Activation activation,
    @Doc("whether inputs and hidden layers are normalised to zero mean and unit variance")
        boolean layerNorm,
    @Doc("how weights are drawn at the start") Initialisation initialisation,
    @Bounds(above = 0) @Doc("factor on the initial weights of the output layer")
        double outputGain) {}
