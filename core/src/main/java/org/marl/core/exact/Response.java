package org.marl.core.exact;

/** The probabilities at which an action's gain equals a multiplier nu; they fall as nu rises. */
interface Response {
  /**
   * The least such probability; may exceed 1.
   *
   * @param from a bound from below, the least such probability at some larger multiplier
   * @param to a bound from above, that at some smaller multiplier; +∞ if none is known
   */
  double least(int action, double nu, double from, double to);

  /** Minus its derivative by nu, after {@link #least}; 0 where there is none. */
  double steepness();

  /** The largest such probability; may exceed 1. */
  double most(int action, double nu);

  /** The multiplier at which a probability between 0 and 1 is such a probability. */
  double multiplier(int action, double x);
}
