package org.marl.core.engine;

/** Where tensors live. */
public enum ComputeDevice {
  /** A GPU if there is one that PyTorch can use, else the processor. */
  AUTO,
  CPU,
  GPU
}
