package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.program.Tensor;

/**
 * Zero mean and unit variance over the entries of a layer, then a factor and an offset per entry
 * (Ba et al. 2016); 1e-5 is added to the variance.
 */
record LayerNorm(String name, int width) {

  List<Weight> weights() {
    return List.of(
        new Weight(name + ".factor", 1, width, WeightLaw.constant(1)),
        new Weight(name + ".offset", 1, width, WeightLaw.constant(0)));
  }

  Tensor of(Weights weights, Tensor input) {
    String factor = weights.get(name + ".factor");
    String offset = weights.get(name + ".offset");
    String shape = "[" + width + "]";
    // With one slot its factors can be arguments of layer_norm, which is half the work.
    String scaled =
        weights.areSingle()
            ? "torch.layer_norm("
                + String.join(", ", input.name(), shape, row(factor), row(offset))
                + ")"
            : "torch.addcmul("
                + String.join(
                    ", ", offset, "torch.layer_norm(" + input.name() + ", " + shape + ")", factor)
                + ")";
    return new Tensor(weights.program(), weights.program().let(name, scaled), input.axes());
  }

  private static String row(String weight) {
    return "torch.reshape(" + weight + ", [-1])";
  }
}
