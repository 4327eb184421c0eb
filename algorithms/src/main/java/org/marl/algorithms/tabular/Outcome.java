package org.marl.algorithms.tabular;

/**
 * How a step may turn out.
 *
 * @param reward the team's
 * @param next the state that follows, or {@link Experience#OVER}
 */
record Outcome(double reward, int next) {}
