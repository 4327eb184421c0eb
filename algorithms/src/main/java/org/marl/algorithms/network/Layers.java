package org.marl.algorithms.network;

import org.marl.core.catalog.Choice;

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
   * The layers that a script chooses.
   *
   * @param inputs entries of one input
   * @param outputs entries of one output
   */
  static Layers of(Choice network, int inputs, int outputs) {
    if (network.config() instanceof MlpConfig config) {
      return new FeedForward(config, inputs, outputs);
    }
    if (network.config() instanceof GruConfig config) {
      return new Recurrent(config, inputs, outputs);
    }
    throw new AssertionError(network);
  }
}
