package org.marl.algorithms.mixer;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code monotonic(…)}: two layers whose weights are the absolute outputs of hypernetworks. */
public record MonotonicConfig(
    @Bounds(atLeast = 1) @Doc("units of the mixing layer") int embed,
    @Bounds(atLeast = 1, atMost = 2) @Doc("layers of the hypernetworks that make its weights")
        int hypernetLayers,
    @Bounds(atLeast = 1) @Doc("units of the hypernetworks' hidden layer") int hypernetEmbed)
    implements MixerConfig {}
