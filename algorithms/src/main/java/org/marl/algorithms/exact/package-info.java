/**
 * The exact learner: policy iteration on finite games whose model is known, in double precision.
 *
 * <p>{@link org.marl.algorithms.exact.PolicyIteration} is the iteration itself, {@link
 * org.marl.algorithms.exact.ExactRun} a run of it with its records.
 */
package org.marl.algorithms.exact;
