package org.marl.algorithms.feature;

/**
 * One vector phi per entry of an agent's policy table, {@code entry = row * actions + action}: per
 * state, actions of the predecessors, and action of the agent. No norm exceeds 1 (paper 4, eq. 2).
 * Immutable.
 */
public interface Features {

  /** Length of the vectors. */
  int dimension();

  /** {@code phi . theta}. */
  double dot(int entry, double[] theta);

  /** Adds {@code scale * phi} to theta. */
  void add(int entry, double scale, double[] theta);

  /** A regression on these features, with space of its own. */
  LeastSquares leastSquares();
}
