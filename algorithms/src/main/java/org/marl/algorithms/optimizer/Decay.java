package org.marl.algorithms.optimizer;

/** How the learning rate changes over the run. */
public enum Decay {
  NONE,
  /** Linearly to zero at the end of the run. */
  LINEAR
}
