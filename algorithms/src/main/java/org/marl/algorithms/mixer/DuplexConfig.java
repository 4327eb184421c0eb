package org.marl.algorithms.mixer;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code duplex(…)}: values and attention-weighted advantages (QPLEX, Wang et al. 2021). */
public record DuplexConfig(
    @Bounds(atLeast = 1) @Doc("attention heads that weigh the advantages") int kernels,
    @Bounds(atLeast = 1, atMost = 3) @Doc("layers of the advantages' attention")
        int attentionLayers,
    @Bounds(atLeast = 1) @Doc("units of a hidden attention layer") int attentionEmbed,
    @Bounds(atLeast = 1) @Doc("units of the networks that scale and shift utilities by the state")
        int hypernetEmbed,
    @Doc("whether utilities are scaled and shifted by the state first") boolean weightedHead,
    @Doc("whether advantages enter with their weight minus one") boolean minusOne,
    @Doc("whether advantages send no gradient to the utilities") boolean stopGradient)
    implements MixerConfig {}
