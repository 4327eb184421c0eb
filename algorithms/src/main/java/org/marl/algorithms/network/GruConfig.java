package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code gru(…)}: fully connected layers, then a gated recurrent unit over the steps. */
public record GruConfig(
    @Bounds(atLeast = 1) @Doc("units of the recurrent state") int units,
    @Bounds(atLeast = 1) @Doc("units of every layer before the recurrent one") List<Integer> hidden,
    @Doc("the non-linearity after the layers before the recurrent one") Activation activation,
    @Doc("whether inputs, hidden layers and the recurrent state are normalised") boolean layerNorm,
    @Doc("how weights are drawn at the start") Initialisation initialisation,
    @Bounds(above = 0) @Doc("factor on the initial weights of the output layer")
        double outputGain) {}
