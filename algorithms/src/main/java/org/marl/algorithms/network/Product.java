package org.marl.algorithms.network;

import java.util.Map;
import org.marl.core.program.ProgramWriter;

/**
 * {@code x W + b} in a program, with its gradients.
 *
 * @param weight the name of W {@code [slots, inputs, outputs]} in the layout
 * @param bias the name of b {@code [slots, 1, outputs]}
 */
record Product(String weight, String bias) {

  /**
   * The expression of the product.
   *
   * @param input x {@code [slots, rows, inputs]}
   */
  String of(Weights weights, String input) {
    // baddbmm would first copy the bias to every row, which costs more than to add it afterwards.
    return "torch.add_(" + unbiased(weights, input) + ", " + weights.get(bias) + ")";
  }

  /** The expression of x W. */
  String unbiased(Weights weights, String input) {
    return "torch.bmm(" + input + ", " + weights.get(weight) + ")";
  }

  /**
   * Writes the gradients of W and b.
   *
   * @param gradient with respect to the product {@code [slots, rows, outputs]}
   */
  void gradients(ProgramWriter program, String input, String gradient, Map<String, String> of) {
    String transposed = "torch.transpose(" + input + ", 1, 2)";
    program.effect(
        "torch.bmm(%s, %s, out=%s)".formatted(transposed, gradient, Weights.of(of, weight)));
    sum(program, gradient, Weights.of(of, bias));
  }

  /** Writes the sum over rows into a buffer. */
  static void sum(ProgramWriter program, String rows, String into) {
    program.effect("torch.sum(" + rows + ", [1], True, dtype=None, out=" + into + ")");
  }

  /** The expression of the gradient with respect to the input. */
  String back(Weights weights, String gradient) {
    return "torch.bmm(" + gradient + ", " + transposed(weights) + ")";
  }

  /** The expression of W with inputs and outputs exchanged, by rows: products of it are faster. */
  String transposed(Weights weights) {
    return "torch.contiguous(torch.transpose(" + weights.get(weight) + ", 1, 2))";
  }
}
