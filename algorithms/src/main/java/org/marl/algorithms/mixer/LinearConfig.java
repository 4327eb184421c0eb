package org.marl.algorithms.mixer;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code linear(…)}: q_tot = Σ k_i(s) q_i + b(s), k ≥ 0 (DOP, Wang et al. 2021). */
public record LinearConfig(
    @Bounds(atLeast = 1) @Doc("units of the layers that make the coefficients") int embed,
    @Doc("whether the coefficients are scaled to the sum 1, as the authors' code does")
        boolean normalised,
    @Doc("whether the state's own term b(s) is there, as in the paper but not in its code")
        boolean bias)
    implements MixerConfig {}
