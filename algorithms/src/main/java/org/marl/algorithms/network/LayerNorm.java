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
    // The factors differ between slots, so they cannot be arguments of layer_norm.
    String normal = "torch.layer_norm(" + input.name() + ", [" + width + "])";
    String scaled =
        "torch.addcmul("
            + String.join(
                ", ", weights.get(name + ".offset"), normal, weights.get(name + ".factor"))
            + ")";
    return new Tensor(weights.program(), weights.program().let(name, scaled), input.axes());
  }
}
