package org.marl.algorithms.network;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.program.Tensor;

/** Fully connected layers. */
public final class FeedForward implements Layers {
  private final HiddenLayers hidden;
  private final DenseLayer output;
  private final WeightLayout layout;

  public FeedForward(MlpConfig config, int inputs, int outputs) {
    this(config, inputs, outputs, List.of());
  }

  /**
   * @param besides weights that follow those of the layers and have no part in them
   */
  FeedForward(MlpConfig config, int inputs, int outputs, List<Weight> besides) {
    hidden =
        new HiddenLayers(
            inputs,
            config.hidden(),
            config.activation(),
            config.layerNorm(),
            config.initialisation());
    output = new DenseLayer("output", hidden.outputs(), outputs);
    List<Weight> weights = new ArrayList<>(hidden.weights());
    weights.addAll(output.weights(config.initialisation(), config.outputGain()));
    weights.addAll(besides);
    layout = new WeightLayout(weights);
  }

  @Override
  public WeightLayout layout() {
    return layout;
  }

  @Override
  public int outputs() {
    return output.outputs();
  }

  @Override
  public Tensor prepared(Tensor input) {
    return hidden.prepared(input);
  }

  /**
   * Writes the layers.
   *
   * @param input {@code [slots, samples, inputs]}, prepared
   * @return {@code [slots, samples, outputs]}
   */
  public Tensor apply(Weights weights, Tensor input) {
    return output.of(weights, hidden.of(weights, input));
  }
}
