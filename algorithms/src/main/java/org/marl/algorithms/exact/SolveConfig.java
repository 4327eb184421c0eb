package org.marl.algorithms.exact;

import org.marl.core.catalog.Doc;

/**
 * The parameters of the step {@code solve}.
 *
 * @param supportedOnly keep actions out that the old policy never takes
 */
public record SolveConfig(
    @Doc(
            "give no probability to actions that the old policy never takes, even where the"
                + " divergence would allow it (paper 1, Lemma 1)")
        boolean supportedOnly) {}
