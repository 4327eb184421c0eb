package org.marl.examples.gradients;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** A tensor that an update program is given: of real numbers, or of indexes. */
sealed interface UpdateInput {

  /** A tensor of one's own, which the program may change in place. */
  NDArray in(NDManager manager);

  /** In float64, so that differences of losses are exact to ten digits and more. */
  record Reals(double[] values, Shape shape) implements UpdateInput {
    @Override
    public NDArray in(NDManager manager) {
      return manager.create(values.clone(), shape);
    }
  }

  /** In int64. */
  record Indexes(long[] values, Shape shape) implements UpdateInput {
    @Override
    public NDArray in(NDManager manager) {
      return manager.create(values.clone(), shape);
    }
  }
}
