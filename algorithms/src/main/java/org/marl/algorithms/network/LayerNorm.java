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
    if (!weights.areSingle()) {
      return scaled(weights, normalised(input));
    }
    // With one slot its factors can be arguments of layer_norm, which is half the work.
    String row =
        "torch.layer_norm(%s, [%d], %s, %s)"
            .formatted(
                input.name(),
                width,
                row(weights.get(name + ".factor")),
                row(weights.get(name + ".offset")));
    return result(input, row);
  }

  /** Zero mean and unit variance. */
  Tensor normalised(Tensor input) {
    return result(input, "torch.layer_norm(" + input.name() + ", [" + width + "])");
  }

  /** Factor and offset. */
  Tensor scaled(Weights weights, Tensor normalised) {
    return result(
        normalised,
        "torch.addcmul("
            + String.join(
                ", ",
                weights.get(name + ".offset"),
                normalised.name(),
                weights.get(name + ".factor"))
            + ")");
  }

  private Tensor result(Tensor like, String value) {
    return new Tensor(like.program(), like.program().let(name, value), like.axes());
  }

  private static String row(String weight) {
    return "torch.reshape(" + weight + ", [-1])";
  }
}
