package org.marl.algorithms.onpolicy;

import org.marl.core.program.ProgramWriter;

/** Where the way back from a loss ends, for the gradient of some weights. */
interface Leaf {

  /** The leaf of the tape, once losses are written. */
  String name();

  /**
   * Writes what follows from that gradient.
   *
   * @param ofLeaf the name of the gradient with respect to the leaf, which is only read
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
