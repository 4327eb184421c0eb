package org.marl.core.plan;

/**
 * What a figure or a claim reads from the results: one column, such as {@code pi(alice, u0)}, or a
 * metric, such as {@code pi}, which stands for all of its columns.
 *
 * @param name as in {@code metrics.jsonl}; see {@link Metric#name}
 */
public record Column(String name) {}
