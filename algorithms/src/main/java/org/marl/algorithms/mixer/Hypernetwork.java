package org.marl.algorithms.mixer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.algorithms.network.DenseLayer;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.Weight;
import org.marl.algorithms.network.Weights;
import org.marl.core.program.Tensor;

/**
 * A network of the state whose outputs are weights of another one.
 *
 * @param hidden its hidden layer, with rectified units; empty: it is linear
 */
record Hypernetwork(Optional<DenseLayer> hidden, DenseLayer output) {

  /**
   * @param name begins the names of its weights
   * @param units of the hidden layer; 0: there is none
   */
  static Hypernetwork of(String name, int inputs, int units, int outputs) {
    String last = name + "_output";
    return units == 0
        ? new Hypernetwork(Optional.empty(), new DenseLayer(last, inputs, outputs))
        : new Hypernetwork(
            Optional.of(new DenseLayer(name + "_hidden", inputs, units)),
            new DenseLayer(last, units, outputs));
  }

  List<Weight> weights() {
    List<Weight> weights = new ArrayList<>();
    hidden.ifPresent(layer -> weights.addAll(layer.weights(Initialisation.UNIFORM, 1)));
    weights.addAll(output.weights(Initialisation.UNIFORM, 1));
    return weights;
  }

  /** Its outputs, {@code [1, samples, outputs]}. */
  Tensor of(Weights weights, Tensor state) {
    Tensor features =
        hidden.map(layer -> layer.of(weights, state).map("torch.relu_")).orElse(state);
    return output.of(weights, features);
  }
}
