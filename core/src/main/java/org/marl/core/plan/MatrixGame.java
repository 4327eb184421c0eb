package org.marl.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * A one-shot game: a common reward per joint action.
 *
 * @param name as in the script
 * @param agents names
 * @param actions names, per agent
 * @param reward one number per joint action, row-major: the first agent's action is outermost
 * @param stop probability that the episode ends at the joint action, same layout; empty: it always
 *     ends
 */
public record MatrixGame(
    String name,
    List<String> agents,
    List<List<String>> actions,
    double[] reward,
    Optional<double[]> stop)
    implements Game {}
