/**
 * What learners and environments see of each other: E copies of an environment that advance
 * together, on plain arrays.
 *
 * <p>Letters in the shapes: E copies, N agents, O the longest observation, A the most actions of an
 * agent, D the most dimensions of an action, S the length of the state. All arrays are flat and
 * row-major: entry (e, n, o) of {@code [E][N][O]} is at {@code (e * N + n) * O + o}.
 */
package org.marl.core.environment;
