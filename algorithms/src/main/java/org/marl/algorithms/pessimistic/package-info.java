/**
 * Pessimistic evaluation of joint policies from samples (paper 4, section 5 and appendix D):
 * Bellman-consistent estimates of action values over a class of functions, for the steps of the
 * exact learner to climb.
 */
package org.marl.algorithms.pessimistic;
