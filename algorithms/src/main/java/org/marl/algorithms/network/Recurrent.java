package org.marl.algorithms.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.program.Tensor;

/** Fully connected layers, a gated recurrent unit, and an output layer. */
public final class Recurrent implements Layers {
  private final HiddenLayers hidden;
  private final GatedUnit unit;
  private final Optional<LayerNorm> norm;
  private final DenseLayer output;
  private final WeightLayout layout;

  public Recurrent(GruConfig config, int inputs, int outputs) {
    this(config, inputs, outputs, List.of());
  }

  /**
   * @param besides weights that follow those of the layers and have no part in them
   */
  Recurrent(GruConfig config, int inputs, int outputs, List<Weight> besides) {
    hidden =
        new HiddenLayers(
            inputs,
            config.hidden(),
            config.activation(),
            config.layerNorm(),
            config.initialisation());
    unit = new GatedUnit(hidden.outputs(), config.units());
    norm =
        config.layerNorm()
            ? Optional.of(new LayerNorm("norm_state", config.units()))
            : Optional.empty();
    output = new DenseLayer("output", config.units(), outputs);
    List<Weight> weights = new ArrayList<>(hidden.weights());
    weights.addAll(unit.weights(config.initialisation()));
    norm.ifPresent(layer -> weights.addAll(layer.weights()));
    weights.addAll(output.weights(config.initialisation(), config.outputGain()));
    weights.addAll(besides);
    layout = new WeightLayout(weights);
  }

  /**
   * What the layers give.
   *
   * @param output {@code [slots, samples, outputs]}
   * @param states the recurrent state after every sample, {@code [slots, samples, units]}
   */
  public record Result(Tensor output, Tensor states) {}

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

  /** Entries of a recurrent state, which is zero where an episode starts. */
  public int units() {
    return unit.units();
  }

  /**
   * Writes one step.
   *
   * @param input {@code [slots, samples, inputs]}, prepared
   * @param state {@code [slots, samples, units]}, zero where an episode starts
   */
  public Result step(Weights weights, Tensor input, Tensor state) {
    return result(weights, unit.step(weights, hidden.of(weights, input), state));
  }

  /**
   * Writes the steps of sequences, one after the other.
   *
   * @param input {@code [slots, steps * sequences, inputs]}, prepared: all sequences' first step,
   *     then their second, …
   * @param state before the first step, {@code [slots, sequences, units]}
   * @param starts the name of a float32 tensor {@code [steps, sequences]}: 1 where an episode
   *     starts with this step, which forgets the state; else 0
   */
  public Result sequence(Weights weights, Tensor input, Tensor state, String starts) {
    return result(weights, unit.sequence(weights, hidden.of(weights, input), state, starts));
  }

  private Result result(Weights weights, Tensor states) {
    Tensor features = norm.isPresent() ? norm.get().of(weights, states) : states;
    return new Result(output.of(weights, features), states);
  }
}
