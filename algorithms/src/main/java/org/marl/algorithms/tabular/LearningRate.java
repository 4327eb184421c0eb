package org.marl.algorithms.tabular;

/**
 * The share of an error by which an entry of a table moves.
 *
 * @param first of the first update of an entry, in (0, 1]
 * @param decay the power of the number of updates that it is divided by; 0: it is constant. With
 *     powers in (1/2, 1] the rates meet the conditions of Robbins and Monro
 */
record LearningRate(double first, double decay) {

  /**
   * The rate of an update.
   *
   * @param update of the same entry, counted from 1
   */
  double at(long update) {
    return decay == 0 ? first : first / Math.pow((double) update, decay);
  }
}
