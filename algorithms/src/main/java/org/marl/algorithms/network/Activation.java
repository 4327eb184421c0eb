package org.marl.algorithms.network;

import org.marl.core.program.Tensor;

/** The non-linearity between layers. */
public enum Activation {
  RELU("torch.relu_", Math.sqrt(2)),
  TANH("torch.tanh_", 5.0 / 3),
  ELU("torch.elu_", Math.sqrt(2)),
  /** Slope 0.01 below zero. */
  LEAKY_RELU("torch.leaky_relu_", Math.sqrt(2 / (1 + 0.01 * 0.01))),
  /** With the normal distribution itself, not its approximation by a hyperbolic tangent. */
  GELU("torch.gelu", Math.sqrt(2)),
  SIGMOID("torch.sigmoid_", 1);

  private final String function;
  private final double gain;

  Activation(String function, double gain) {
    this.function = function;
    this.gain = gain;
  }

  /**
   * Takes the place of its argument where the gradient needs only the result: a new tensor of the
   * size of all samples costs more than the arithmetic.
   */
  Tensor of(Tensor input) {
    return input.map(function);
  }

  /**
   * By which factor orthogonal weights before this non-linearity are scaled: PyTorch's {@code
   * calculate_gain}, which knows neither ELU nor GELU; they take the gain of the ReLU that they
   * smooth.
   */
  double gain() {
    return gain;
  }
}
