package org.marl.algorithms.onpolicy;

import org.marl.core.program.ProgramWriter;

/** Where PyTorch's record of what a loss is made of begins, for the gradient of some weights. */
interface Leaf {

  /** The tensor with respect to which PyTorch is asked for a gradient, once losses are written. */
  String name();

  /**
   * Writes what follows from that gradient.
   *
   * @param ofLeaf the name of the gradient with respect to the leaf, which nothing else reads
   * @return the name of the gradient with respect to the weights {@code [slots, width]}
   */
  String gradient(ProgramWriter program, String ofLeaf);

  /** The weights themselves. */
  static Leaf weights(String leaf) {
    return new Leaf() {
      @Override
      public String name() {
        return leaf;
      }

      @Override
      public String gradient(ProgramWriter program, String ofLeaf) {
        return ofLeaf;
      }
    };
  }
}
