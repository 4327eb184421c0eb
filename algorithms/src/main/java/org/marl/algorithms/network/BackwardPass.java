package org.marl.algorithms.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of a gradient back through layers that have been written (reverse accumulation, Rumelhart
 * et al. 1986), as statements of the program.
 *
 * <p>Layers are a few known functions. Written out, their gradients go straight into one buffer and
 * recurrent weights take one product for all steps; PyTorch's record of every operator costs small
 * networks more than the arithmetic.
 */
final class BackwardPass {

  /** A layer on the way back. */
  @FunctionalInterface
  interface Step {

    /**
     * Writes the gradients of the layer.
     *
     * @param gradient of the loss with respect to what the layer gave, the name of a tensor. Those
     *     that other layers send back may be written over; the first one, which the last layer
     *     gets, is only read
     * @param of the buffers into which the gradients of weights are written, by weight
     * @param onwards do layers before this one need the gradient of their outputs?
     * @return the name of the gradient with respect to what the layer took; any name if nothing
     *     needs it
     */
    String back(String gradient, Map<String, String> of, boolean onwards);
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Set<String> needed = new LinkedHashSet<>();

  /**
   * A layer that has been written after all others so far.
   *
   * @param tensors names of the tensors of which its way back is made, but for the weights; layers
   *     with a memory, which are written as a whole, need not tell them
   */
  void add(Step step, String... tensors) {
    steps.push(step);
    needed.addAll(List.of(tensors));
  }

  /** The names of the tensors of which the way back is made. */
  Set<String> needed() {
    return needed;
  }

  /**
   * Writes the way back, once.
   *
   * @param gradient with respect to the outputs of the last layer
   */
  void write(String gradient, Map<String, String> of) {
    String now = gradient;
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      now = step.back(now, of, !steps.isEmpty());
    }
  }
}
