/**
 * What a report shows, as data: the config records of the components of kind FIGURE.
 *
 * <p>Axes of the experiment are called as in {@link org.marl.core.plan.RunPlan#coordinates}: {@code
 * game}, {@code algorithm}, {@code start}, {@code seed} and the key of every sweep. An axis that a
 * figure does not place is spread over its panels where it tells runs apart; seeds are averaged.
 */
package org.marl.core.plan.report;
