package org.marl.algorithms.mixer;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code factored(…)}: soft values and attention-weighted advantages (FOP, Zhang et al. 2021). */
public record FactoredConfig(
    @Bounds(atLeast = 1) @Doc("attention heads that weigh the advantages") int heads,
    @Bounds(atLeast = 1) @Doc("units of the state's own value") int embed)
    implements MixerConfig {}
