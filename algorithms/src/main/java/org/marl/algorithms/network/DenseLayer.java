package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * {@code x W + b}.
 *
 * @param name begins the names of its weights
 */
public record DenseLayer(String name, int inputs, int outputs) {

  /**
   * W {@code [inputs, outputs]} and b.
   *
   * @param gain factor on the weights; for orthogonal ones the length of their vectors
   */
  public List<Weight> weights(Initialisation initialisation, double gain) {
    WeightLaw matrix;
    WeightLaw bias;
    switch (initialisation) {
      case ORTHOGONAL -> {
        matrix = WeightLaw.orthogonal(gain);
        bias = WeightLaw.constant(0);
      }
      case UNIFORM -> {
        matrix = WeightLaw.uniform(gain / Math.sqrt(inputs));
        bias = matrix;
      }
      default -> throw new AssertionError(initialisation);
    }
    return List.of(
        new Weight(name + ".weight", inputs, outputs, matrix),
        new Weight(name + ".bias", 1, outputs, bias));
  }

  /**
   * Writes the layer.
   *
   * @param input {@code [slots, samples, inputs]}
   * @return {@code [slots, samples, outputs]}
   */
  public Tensor of(Weights weights, Tensor input) {
    Product product = new Product(name + ".weight", name + ".bias");
    ProgramWriter program = weights.program();
    Tensor output =
        new Tensor(program, program.let(name, product.of(weights, input.name())), input.axes());
    weights.add(
        (gradient, of, onwards) -> {
          product.gradients(program, input.name(), gradient, of);
          return onwards ? program.let("back", product.back(weights, gradient)) : gradient;
        },
        input.name());
    return output;
  }
}
