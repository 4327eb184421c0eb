package org.marl.algorithms.network;

/** The non-linearity between layers. */
public enum Activation {
  RELU,
  TANH,
  ELU,
  LEAKY_RELU,
  GELU,
  SIGMOID
}
