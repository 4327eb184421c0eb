/**
 * Tabular learners: independent agents that learn tables of action values from samples of a finite
 * game, without its model.
 *
 * <p>{@link org.marl.algorithms.tabular.QLearner} and {@link
 * org.marl.algorithms.tabular.IdealLearner} are the algorithms, {@link
 * org.marl.algorithms.tabular.Training} lets agents play, and {@link
 * org.marl.algorithms.tabular.TabularRun} records.
 */
package org.marl.algorithms.tabular;
