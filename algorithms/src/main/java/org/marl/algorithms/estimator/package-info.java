/** Advantages and targets from rewards and values. */
package org.marl.algorithms.estimator;
