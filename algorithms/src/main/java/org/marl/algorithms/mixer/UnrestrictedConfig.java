package org.marl.algorithms.mixer;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Of;

/** {@code unrestricted(…)}: utilities of its own and a mixer that need not be monotonic. */
public record UnrestrictedConfig(
    @Of(ComponentKind.NETWORK) @Doc("layers of its utilities, one network per agent as shared")
        Choice network,
    @Bounds(atLeast = 1) @Doc("units of the hidden layers over state and utilities")
        List<Integer> hidden) {}
