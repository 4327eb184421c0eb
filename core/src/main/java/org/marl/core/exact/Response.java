package org.marl.core.exact;

/** The probabilities at which an action's gain equals a multiplier nu; they fall as nu rises. */
interface Response {
  /** The least such probability; may exceed 1. */
  double least(int action, double nu);

  /** Minus its derivative by nu, after {@link #least}; 0 where there is none. */
  double steepness();

  /** The largest such probability; may exceed 1. */
  double most(int action, double nu);
}
