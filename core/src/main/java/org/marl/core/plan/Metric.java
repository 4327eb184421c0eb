package org.marl.core.plan;

import org.marl.core.expression.Node;

/**
 * Something recorded at every record point: one column per entry of its axes.
 *
 * @param name the expression as the script writes it; columns append {@code (agent)} or {@code
 *     (agent, action)}
 * @param expression evaluated after the update
 */
public record Metric(String name, Node expression) {}
