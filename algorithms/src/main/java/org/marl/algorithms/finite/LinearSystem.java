package org.marl.algorithms.finite;

/**
 * The equations (I − W) x = b and (I − Wᵀ) x = b of a Markov chain, where {@code W[s][s']} is the
 * discounted probability that s' follows on s. Reuses its space; belongs to one thread.
 */
interface LinearSystem {

  /** Begins another chain, in which nothing follows on anything. */
  void clear();

  /** Adds to {@code W[state][next]}. */
  void add(int state, int next, double weight);

  /**
   * Solves for x once the chain is complete.
   *
   * @param transposed Wᵀ instead of W
   * @return false if the equations have no unique solution
   */
  boolean solve(double[] right, boolean transposed, double[] result);
}
