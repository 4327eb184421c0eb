package org.marl.algorithms.pessimistic;

/**
 * Finds the pessimistic member of a class: {@code argmin f(s0, pi) + lambda * E(f, pi)}, where s0
 * is drawn as episodes start, and {@code E(f, pi) = L(f, f, pi) − min_g L(g, f, pi)} with {@code
 * L(g, f, pi) = mean (g(s, a) − r − gamma f(s', pi))^2} over the samples (paper 4, eq. 5). Reuses
 * its space; belongs to one thread.
 */
interface PessimisticFit {

  /**
   * Fits.
   *
   * @param samples of the agent, under the joint policy that is evaluated
   * @param law of the agent's and its predecessors' actions under that policy
   * @param lambda weight of the Bellman error
   * @param result f, {@code [entry]}
   */
  Estimate fit(Samples samples, EntryLaw law, double lambda, double[] result);

  /** How rich the class is: what stands before {@code H^2 / n} in the statistical error. */
  double complexity();

  /**
   * What the fit says of the joint policy.
   *
   * @param startValue f(s0, pi)
   * @param bellmanError E(f, pi)
   */
  record Estimate(double startValue, double bellmanError) {}
}
