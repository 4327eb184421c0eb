package org.marl.algorithms.optimizer;

import java.util.List;

/**
 * What one optimiser step reads and changes: names of float32 tensors of a program.
 *
 * @param weights {@code [slots, width]}, changed in place
 * @param gradient of the weights, {@code [slots, width]}
 * @param buffers the optimiser's memory, each {@code [slots, width]}, zero before the first step,
 *     changed in place; as many as {@link StepRule#buffers}
 * @param count how many steps have been made, zero before the first, {@code [slots, 1]}; the step
 *     adds 1 in place
 * @param rate the learning rate, {@code [1]}
 */
public record Optimised(
    String weights, String gradient, List<String> buffers, String count, String rate) {

  public Optimised {
    buffers = List.copyOf(buffers);
  }

  String buffer(int index) {
    return buffers.get(index);
  }

  Optimised withGradient(String other) {
    return new Optimised(weights, other, buffers, count, rate);
  }
}
