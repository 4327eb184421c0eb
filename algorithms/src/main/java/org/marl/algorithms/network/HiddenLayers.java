package org.marl.algorithms.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.program.Tensor;

/**
 * Fully connected layers with a non-linearity after each. With layer normalisation, the inputs and
 * every layer after its non-linearity are normalised, as MAPPO does it (Yu et al. 2022).
 */
final class HiddenLayers {
  private final Activation activation;
  private final Optional<LayerNorm> inputNorm;
  private final List<DenseLayer> layers = new ArrayList<>();
  private final List<LayerNorm> norms = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();
  private final int outputs;

  HiddenLayers(
      int inputs,
      List<Integer> hidden,
      Activation activation,
      boolean layerNorm,
      Initialisation initialisation) {
    this.activation = activation;
    this.inputNorm = layerNorm ? Optional.of(new LayerNorm("norm_in", inputs)) : Optional.empty();
    inputNorm.ifPresent(norm -> weights.addAll(norm.weights()));
    // Gains belong to orthogonal weights; PyTorch's default takes no account of what follows.
    double gain = initialisation == Initialisation.ORTHOGONAL ? activation.gain() : 1;
    int width = inputs;
    for (int units : hidden) {
      DenseLayer layer = new DenseLayer("hidden" + layers.size(), width, units);
      layers.add(layer);
      weights.addAll(layer.weights(initialisation, gain));
      if (layerNorm) {
        LayerNorm norm = new LayerNorm("norm" + norms.size(), units);
        norms.add(norm);
        weights.addAll(norm.weights());
      }
      width = units;
    }
    this.outputs = width;
  }

  /** How wide the last layer is. */
  int outputs() {
    return outputs;
  }

  List<Weight> weights() {
    return weights;
  }

  /** Inputs with zero mean and unit variance, if they are normalised. */
  Tensor prepared(Tensor input) {
    return inputNorm.map(norm -> norm.normalised(input)).orElse(input);
  }

  /**
   * Writes the layers.
   *
   * @param input prepared
   */
  Tensor of(Weights values, Tensor input) {
    Tensor x = inputNorm.map(norm -> norm.scaled(values, input)).orElse(input);
    for (int i = 0; i < layers.size(); i++) {
      x = activation.of(values, layers.get(i).of(values, x));
      if (!norms.isEmpty()) {
        x = norms.get(i).of(values, x);
      }
    }
    return x;
  }
}
