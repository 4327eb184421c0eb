package org.marl.algorithms.policy;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Agents;
import org.marl.core.catalog.Doc;

/** {@code conditional(…)}: actions are chosen one after the other. */
public record ConditionalConfig(
    @Agents @Doc("the agents in the order in which they choose; left out: the game's order")
        Optional<List<List<Integer>>> order) {}
