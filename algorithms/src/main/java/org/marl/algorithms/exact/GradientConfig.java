package org.marl.algorithms.exact;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/**
 * The parameters of the step {@code gradient}.
 *
 * @param lr learning rate
 * @param form what the gradient is taken with respect to
 */
public record GradientConfig(
    @Bounds(above = 0) @Doc("learning rate of one step of gradient ascent") double lr,
    @Doc("what the gradient is taken with respect to") Form form) {

  /** How a policy depends on its parameters. */
  public enum Form {
    /** Probabilities are the softmax of the parameters. */
    SOFTMAX,
    /** Probabilities are the parameters, projected onto the simplex. */
    DIRECT
  }
}
