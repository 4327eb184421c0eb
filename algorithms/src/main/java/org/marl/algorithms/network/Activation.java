package org.marl.algorithms.network;

import org.marl.core.program.Tensor;

/** The non-linearity between layers. */
public enum Activation {
  RELU("torch.relu_", "torch.threshold_backward(%1$s, %2$s, 0, grad_input=%1$s)", Math.sqrt(2)),
  TANH("torch.tanh_", "torch.tanh_backward(%1$s, %2$s, grad_input=%1$s)", 5.0 / 3),
  ELU("torch.elu_", "torch.elu_backward(%1$s, 1, 1, 1, True, %2$s)", Math.sqrt(2)),
  /** Slope 0.01 below zero. */
  LEAKY_RELU(
      "torch.leaky_relu_",
      "torch.leaky_relu_backward(%1$s, %2$s, 0.01, True)",
      Math.sqrt(2 / (1 + 0.01 * 0.01))),
  /** With the normal distribution itself, not its approximation by a hyperbolic tangent. */
  GELU("torch.gelu", "torch.gelu_backward(%1$s, %3$s)", Math.sqrt(2)),
  SIGMOID("torch.sigmoid_", "torch.sigmoid_backward(%1$s, %2$s, grad_input=%1$s)", 1);

  private final String function;
  private final String derivative;
  private final double gain;

  /**
   * @param function takes the place of its argument where the derivative needs only the result: a
   *     new tensor of the size of all samples costs more than the arithmetic
   * @param derivative the gradient with respect to the argument, given the gradient with respect to
   *     the result, the result, and the argument if the result did not take its place
   */
  Activation(String function, String derivative, double gain) {
    this.function = function;
    this.derivative = derivative;
    this.gain = gain;
  }

  /** Writes the non-linearity. */
  Tensor of(Weights weights, Tensor input) {
    Tensor result = input.map(function);
    weights.add(
        (gradient, of, onwards) ->
            weights
                .program()
                .let("back", derivative.formatted(gradient, result.name(), input.name())),
        result.name(),
        input.name());
    return result;
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
