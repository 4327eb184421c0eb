package org.marl.core.program;

import java.util.function.UnaryOperator;

/**
 * A policy over vectors whose entries are independent and normal.
 *
 * @param mean {@code [agents, samples, dims]}
 * @param logDeviation logarithm of the standard deviation, {@code [agents, dims]}, the same in all
 *     samples. Dimensions that an agent's action does not have are 0 in both
 * @param dimensions the length of the axis of dims
 */
public record Gaussian(Tensor mean, Tensor logDeviation, int dimensions) {

  /** The same, which stays when the weights that it is made of are changed in place. */
  public Gaussian kept() {
    return new Gaussian(mean, logDeviation.map("torch.clone"), dimensions);
  }

  /** The same with 0 where a truth on some of its axes does not hold. */
  public Gaussian where(Tensor present) {
    return map(tensor -> present.choose(tensor, 0));
  }

  /** The same of some samples or some agents. */
  Gaussian map(UnaryOperator<Tensor> part) {
    return new Gaussian(part.apply(mean), part.apply(logDeviation), dimensions);
  }

  /** The same, through which no gradient flows. */
  Gaussian detached() {
    return map(Tensor::detached);
  }

  /** How many deviations the entries of a vector are from the mean: the axes of the vector. */
  public Tensor standardised(Tensor vector) {
    return vector.minus(mean).times(logDeviation.negated().exp());
  }
}
