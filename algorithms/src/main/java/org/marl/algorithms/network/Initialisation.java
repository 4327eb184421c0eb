package org.marl.algorithms.network;

/** How weights are drawn at the start. */
public enum Initialisation {
  /** Orthogonal matrices, zero biases (Saxe et al. 2014). */
  ORTHOGONAL,
  /** Uniform in ±1/sqrt(fan-in), biases too: PyTorch's default. */
  UNIFORM
}
