package org.marl.algorithms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.core.catalog.Choice;
import org.marl.core.random.RandomStream;

/**
 * Gradients are the limits of differences of the loss, for every entry of the weights. All moved
 * weights are slots of one call.
 */
class LayersGradientTest {
  private static final int STEPS = 3;
  private static final int SEQUENCES = 2;
  private static final int SAMPLES = STEPS * SEQUENCES;
  private static final int INPUTS = 3;
  private static final int OUTPUTS = 2;
  private static final double STEP = 1e-6;

  private final RandomStream stream = RandomStream.of(5, "weights");

  static Stream<Choice> networks() {
    return Arrays.stream(Activation.values())
        .flatMap(
            activation ->
                Stream.of(false, true)
                    .flatMap(norm -> Stream.of(mlp(activation, norm), gru(activation, norm))));
  }

  private static Choice mlp(Activation activation, boolean norm) {
    return new Choice(
        NetworkComponents.MLP,
        new MlpConfig(List.of(4, 3), activation, norm, Initialisation.ORTHOGONAL, 1));
  }

  private static Choice gru(Activation activation, boolean norm) {
    return new Choice(
        NetworkComponents.GRU,
        new GruConfig(3, List.of(4), activation, norm, Initialisation.UNIFORM, 1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areLimitsOfDifferences(Choice network) {
    Layers layers = Layers.of(network, INPUTS, OUTPUTS);
    int width = layers.layout().width();
    // The weights themselves, then those with entry i moved up, then down.
    int slots = 1 + 2 * width;
    double[] flat = repeated(gaussian(width), slots);
    for (int i = 0; i < width; i++) {
      flat[(1 + i) * width + i] += STEP;
      flat[(1 + width + i) * width + i] -= STEP;
    }
    try (ProgramCall call = new ProgramCall(LayersProgram.of(layers))) {
      double[] input = repeated(gaussian(SAMPLES * INPUTS), slots);
      double[] target = repeated(gaussian(SAMPLES * OUTPUTS), slots);
      call.with("flat", flat, slots, width)
          .with("input", input, slots, SAMPLES, INPUTS)
          .with("target", target, slots, SAMPLES, OUTPUTS);
      if (layers instanceof Recurrent recurrent) {
        int units = recurrent.units();
        double[] state = repeated(gaussian(SEQUENCES * units), slots);
        call.with("state", state, slots, SEQUENCES, units)
            .with("starts", new double[] {0, 1, 0, 0, 1, 0}, STEPS, SEQUENCES);
      }
      Map<String, double[]> results = call.run();
      double[] gradient = results.get("gradient");
      double[] losses = results.get("losses");
      for (int i = 0; i < width; i++) {
        assertThat(gradient[i])
            .as("entry %d", i)
            .isCloseTo(
                (losses[1 + i] - losses[1 + width + i]) / (2 * STEP),
                within(1e-6 * (1 + Math.abs(gradient[i]))));
      }
    }
  }

  private static double[] repeated(double[] numbers, int count) {
    return IntStream.range(0, count).boxed().flatMapToDouble(i -> Arrays.stream(numbers)).toArray();
  }

  private double[] gaussian(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> stream.nextGaussian());
    return numbers;
  }
}
