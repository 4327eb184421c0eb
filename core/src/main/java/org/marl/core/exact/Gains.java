package org.marl.core.exact;

/** The derivatives of a concave objective that is a sum over actions. */
interface Gains {
  /**
   * What a little more probability gains.
   *
   * @param x the probability of the action, above 0
   * @param side +1 for the right, −1 for the left derivative; the left one is not the smaller
   * @return −∞ if the action must not have any probability
   */
  double gain(int action, double x, int side);
}
