package org.marl.algorithms.exact;

import java.util.Optional;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** The parameters of the step {@code regression} (paper 4, eq. 4 and Algorithm 3). */
public record RegressionConfig(
    @Doc(
            "sgd: stochastic gradient descent on samples (Algorithm 3); exact: the weighted least"
                + " squares themselves, then the nearest point of the ball")
        Solver solver,
    @Bounds(atLeast = 1) @Doc("sgd: T, the number of steps, one sample each") int iterations,
    @Bounds(above = 0)
        @Doc(
            "sgd: eta, the size of a step; left out: R / (G sqrt(T)) of Lemma B.1, where"
                + " G = 2 (2 R + the largest target) bounds the gradient")
        Optional<Double> lr,
    @Doc("sgd: whether the outcome is the mean of all steps (Algorithm 3), or the last")
        boolean average,
    @Doc("sgd: where it starts: at zero (Algorithm 3), or at the previous theta") Initial initial,
    @Doc(
            "the law of states: their discounted occupancy from the start of an episode, or their"
                + " stationary law (paper 4), under the old joint policy; actions are the old"
                + " policies'")
        Samples samples,
    @Bounds(atLeast = 0)
        @Doc(
            "exact: penalty on the squared change of theta; at 0, of all best thetas the one that"
                + " changes least")
        double ridge) {

  /** How the regression is solved. */
  public enum Solver {
    /** By projected stochastic gradient descent. */
    SGD,
    /** By linear algebra. */
    EXACT
  }

  /** Where stochastic gradient descent starts. */
  public enum Initial {
    ZERO,
    PREVIOUS
  }

  /** How states are weighed. */
  public enum Samples {
    /** By discounted visits in an episode. */
    OCCUPANCY,
    /** By the law that the undiscounted chain leaves as it is. */
    STATIONARY
  }
}
