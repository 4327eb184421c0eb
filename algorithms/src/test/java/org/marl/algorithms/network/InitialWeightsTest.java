package org.marl.algorithms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.core.random.RandomStream;

class InitialWeightsTest {
  private static final int INPUTS = 7;
  private static final int UNITS = 64;
  private static final int OUTPUTS = 5;
  private static final double OUTPUT_GAIN = 0.25;

  @ParameterizedTest
  @EnumSource(Activation.class)
  void orthogonalLayersHaveTheGainOfWhatFollowsThem(Activation activation) {
    Map<String, float[][]> weights = mlp(activation, Initialisation.ORTHOGONAL);
    isOrthogonal(weights.get("hidden0.weight"), activation.gain());
    isOrthogonal(weights.get("hidden1.weight"), activation.gain());
    isOrthogonal(weights.get("output.weight"), OUTPUT_GAIN);
    assertThat(weights.get("hidden0.bias")[0]).containsOnly(0);
    assertThat(weights.get("output.bias")[0]).containsOnly(0);
  }

  @Test
  void gainsAreThoseOfPyTorch() {
    assertThat(Activation.RELU.gain()).isCloseTo(1.4142135623730951, within(1e-15));
    assertThat(Activation.TANH.gain()).isCloseTo(1.6666666666666667, within(1e-15));
    assertThat(Activation.LEAKY_RELU.gain()).isCloseTo(1.4141428569978354, within(1e-15));
    assertThat(Activation.SIGMOID.gain()).isEqualTo(1);
  }

  @Test
  void orthogonalMatricesAreUniform() {
    // Had the triangle's diagonal any sign, the first entry would have a preferred one.
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    RandomStream stream = RandomStream.of(1, "uniform");
    for (int i = 0; i < draws; i++) {
      double entry = WeightLaw.orthogonal(1).draw(3, 3, stream)[0][0];
      sum += entry;
      squares += entry * entry;
    }
    assertThat(sum / draws).isCloseTo(0, within(0.015));
    assertThat(squares / draws).isCloseTo(1.0 / 3, within(0.01));
  }

  @Test
  void uniformLayersAreBoundedByTheirInputs() {
    Map<String, float[][]> weights = mlp(Activation.RELU, Initialisation.UNIFORM);
    isUniform(weights.get("hidden0.weight"), 1 / Math.sqrt(INPUTS));
    isUniform(weights.get("hidden0.bias"), 1 / Math.sqrt(INPUTS));
    isUniform(weights.get("hidden1.weight"), 1 / Math.sqrt(UNITS));
    isUniform(weights.get("output.weight"), OUTPUT_GAIN / Math.sqrt(UNITS));
  }

  @Test
  void recurrentUnitsAreBoundedByTheirUnits() {
    GruConfig config =
        new GruConfig(UNITS, List.of(9), Activation.RELU, true, Initialisation.UNIFORM, 1);
    Map<String, float[][]> weights = drawn(new Recurrent(config, INPUTS, OUTPUTS));
    isUniform(weights.get("gru.input.weight"), 1 / Math.sqrt(UNITS));
    isUniform(weights.get("gru.state.weight"), 1 / Math.sqrt(UNITS));
    isUniform(weights.get("gru.state.bias"), 1 / Math.sqrt(UNITS));
    assertThat(weights.get("norm_state.factor")[0]).containsOnly(1);
    assertThat(weights.get("norm_state.offset")[0]).containsOnly(0);
  }

  @Test
  void recurrentUnitsCanBeOrthogonal() {
    GruConfig config =
        new GruConfig(8, List.of(), Activation.RELU, false, Initialisation.ORTHOGONAL, 1);
    Map<String, float[][]> weights = drawn(new Recurrent(config, INPUTS, OUTPUTS));
    isOrthogonal(weights.get("gru.input.weight"), 1);
    isOrthogonal(weights.get("gru.state.weight"), 1);
    assertThat(weights.get("gru.input.bias")[0]).containsOnly(0);
  }

  @Test
  void equalStreamsDrawEqualWeights() {
    WeightLayout layout = layout(Activation.TANH, Initialisation.ORTHOGONAL);
    assertThat(layout.initial(RandomStream.of(3, "slot", 1)))
        .isEqualTo(layout.initial(RandomStream.of(3, "slot", 1)))
        .isNotEqualTo(layout.initial(RandomStream.of(3, "slot", 2)));
  }

  private static WeightLayout layout(Activation activation, Initialisation initialisation) {
    return mlpLayers(activation, initialisation).layout();
  }

  private static FeedForward mlpLayers(Activation activation, Initialisation initialisation) {
    MlpConfig config =
        new MlpConfig(List.of(UNITS, UNITS), activation, false, initialisation, OUTPUT_GAIN);
    return new FeedForward(config, INPUTS, OUTPUTS);
  }

  private static Map<String, float[][]> mlp(Activation activation, Initialisation initialisation) {
    return drawn(mlpLayers(activation, initialisation));
  }

  private static Map<String, float[][]> drawn(Layers layers) {
    float[] flat = layers.layout().initial(RandomStream.of(2, "initial"));
    Map<String, float[][]> matrices = new LinkedHashMap<>();
    int next = 0;
    for (Weight weight : layers.layout().weights()) {
      float[][] matrix = new float[weight.rows()][];
      for (int row = 0; row < weight.rows(); row++) {
        matrix[row] = Arrays.copyOfRange(flat, next, next + weight.columns());
        next += weight.columns();
      }
      matrices.put(weight.name(), matrix);
    }
    assertThat(next).isEqualTo(layers.layout().width());
    return matrices;
  }

  private static void isOrthogonal(float[][] matrix, double gain) {
    int rows = matrix.length;
    int columns = matrix[0].length;
    int vectors = Math.min(rows, columns);
    for (int i = 0; i < vectors; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          product +=
              rows <= columns
                  ? (double) matrix[i][k] * matrix[j][k]
                  : (double) matrix[k][i] * matrix[k][j];
        }
        assertThat(product).isCloseTo(i == j ? gain * gain : 0, within(1e-5));
      }
    }
  }

  private static void isUniform(float[][] matrix, double bound) {
    double largest = 0;
    double squares = 0;
    int count = matrix.length * matrix[0].length;
    for (float[] row : matrix) {
      for (float entry : row) {
        largest = Math.max(largest, Math.abs(entry));
        squares += (double) entry * entry;
      }
    }
    assertThat(largest).isBetween(0.9 * bound, bound * (1 + 1e-6));
    assertThat(squares / count).isCloseTo(bound * bound / 3, within(0.25 * bound * bound / 3));
  }
}
