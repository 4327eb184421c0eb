package org.marl.algorithms.onpolicy;

import java.util.function.UnaryOperator;
import org.marl.core.expression.Axis;
import org.marl.core.program.Tensor;

/**
 * A part of the batch: all of it, a minibatch, or some agents.
 *
 * @param samples takes the samples of a tensor
 * @param sequences takes the sequences of a recurrent memory
 */
record Part(UnaryOperator<Tensor> samples, UnaryOperator<Tensor> sequences) {

  /** The whole batch in its own order. */
  static Part all() {
    return new Part(tensor -> tensor, tensor -> tensor);
  }

  /** Some agents. */
  static Part agents(String indexes) {
    UnaryOperator<Tensor> take = tensor -> take(tensor, Axis.AGENTS, indexes);
    return new Part(take, take);
  }

  /**
   * Some samples.
   *
   * @param samples their indexes
   * @param sequences indexes of the sequences that they make up; the same where nothing is
   *     recurrent
   */
  static Part samples(String samples, String sequences) {
    return new Part(
        tensor -> take(tensor, Axis.SAMPLES, samples),
        tensor -> take(tensor, Axis.SAMPLES, sequences));
  }

  /** All samples in another order; sequences stay as they are. */
  static Part reordered(String samples) {
    return new Part(tensor -> take(tensor, Axis.SAMPLES, samples), tensor -> tensor);
  }

  private static Tensor take(Tensor tensor, Axis axis, String indexes) {
    return tensor.has(axis) ? tensor.take(axis, indexes) : tensor;
  }
}
