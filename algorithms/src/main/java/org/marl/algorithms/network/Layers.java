package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.catalog.Choice;
import org.marl.core.program.Tensor;

/**
 * The layers of a network: which weights they have, and how they are written into a program. Inputs
 * and outputs are {@code [slots, samples, entries]}, whose axes are called agents, samples and
 * dims; every slot has weights of its own.
 */
public sealed interface Layers permits FeedForward, Recurrent {

  /** Where the weights of one slot lie. */
  WeightLayout layout();

  /** Entries of one output. */
  int outputs();

  /**
   * What can be done to inputs before any weight is known: the networks of all epochs take inputs
   * that went through this once.
   *
   * @param input {@code [slots, samples, inputs]}
   */
  Tensor prepared(Tensor input);

  /**
   * The layers that a script chooses.
   *
   * @param inputs entries of one input
   * @param outputs entries of one output
   */
  static Layers of(Choice network, int inputs, int outputs) {
    return of(network, inputs, outputs, List.of());
  }

  /**
   * The same with more weights, which follow those of the layers and have no part in them.
   *
   * @param besides weights of names of their own
   */
  static Layers of(Choice network, int inputs, int outputs, List<Weight> besides) {
    if (network.config() instanceof MlpConfig config) {
      return new FeedForward(config, inputs, outputs, besides);
    }
    if (network.config() instanceof GruConfig config) {
      return new Recurrent(config, inputs, outputs, besides);
    }
    throw new AssertionError(network);
  }
}
