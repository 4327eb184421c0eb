package org.marl.algorithms.finite;

import org.marl.core.run.RunFailure;

/**
 * The equations (I − W) x = b and (I − Wᵀ) x = b of a Markov chain, where {@code W[s][s']} is the
 * discounted probability that s' follows on s. Reuses its space; belongs to one thread.
 */
interface LinearSystem {
  /** Up to here the decomposition of a full matrix is fast whatever the game is like. */
  int SMALL = 64;

  /**
   * What the iterative solution of a sparse system costs, in units of a full decomposition's cost
   * per entry. Measured on random games; the choice is not critical.
   */
  long SWEEPS = 50;

  /** The system that is fastest for a game. */
  static LinearSystem of(FiniteModel model) {
    if (model.states() == 1) {
      return new ScalarSystem();
    }
    if (model.states() <= SMALL) {
      return new DenseSystem(model.states());
    }
    SparsePattern pattern = model.pattern();
    double decomposition = Math.pow(model.states(), 3) / 3;
    return decomposition <= (double) SWEEPS * pattern.size()
        ? new DenseSystem(model.states())
        : new SparseSystem(pattern);
  }

  /** Begins another chain, in which nothing follows on anything. */
  void clear();

  /**
   * Adds to a row of W. States come in ascending order, each as often as need be.
   *
   * @param next the states that follow
   * @param probabilities of each
   * @param factor by which the probabilities are multiplied
   */
  void add(int state, int[] next, double[] probabilities, double factor);

  /**
   * Solves for x once the chain is complete.
   *
   * @param transposed Wᵀ instead of W
   * @return false if the equations have no unique solution
   * @throws RunFailure if the solution does not satisfy the equations up to rounding
   */
  boolean solve(double[] right, boolean transposed, double[] result);
}
