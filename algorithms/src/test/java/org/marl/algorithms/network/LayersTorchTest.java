package org.marl.algorithms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.catalog.Choice;

/** Networks of equal weights give PyTorch's outputs and gradients. */
class LayersTorchTest {
  /** Both sides compute in double precision. */
  private static final double TOLERANCE = 1e-10;

  private static final int INPUTS = 3;
  private static final int OUTPUTS = 2;
  private static final int SEQUENCES = 2;

  static Stream<JsonNode> cases() {
    return TorchCases.of("networks.json").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalPyTorch(JsonNode golden) {
    Layers layers = Layers.of(choice(golden), INPUTS, OUTPUTS);
    double[] weights = flat(layers, golden.get("weights"));
    double[] input = TorchCases.numbers(golden.get("input"));
    int samples = input.length / INPUTS;
    try (ProgramCall call = new ProgramCall(LayersProgram.of(layers))) {
      call.with("flat", weights, 1, weights.length)
          .with("input", input, 1, samples, INPUTS)
          .with("target", TorchCases.numbers(golden.get("target")), 1, samples, OUTPUTS);
      if (layers instanceof Recurrent recurrent) {
        double[] state = TorchCases.numbers(golden.get("state"));
        double[] starts = TorchCases.numbers(golden.get("starts"));
        call.with("state", state, 1, SEQUENCES, recurrent.units())
            .with("starts", starts, samples / SEQUENCES, SEQUENCES);
      }
      Map<String, double[]> results = call.run();
      equal(results.get("output"), TorchCases.numbers(golden.get("output")));
      equal(results.get("gradient"), flat(layers, golden.get("gradients")));
      if (layers instanceof Recurrent) {
        equal(results.get("states"), TorchCases.numbers(golden.get("states")));
      }
    }
  }

  private static Choice choice(JsonNode golden) {
    Activation activation = Activation.valueOf(golden.get("activation").textValue());
    boolean norm = golden.get("layerNorm").booleanValue();
    if (golden.get("network").textValue().equals("mlp")) {
      return new Choice(
          NetworkComponents.MLP,
          new MlpConfig(List.of(5, 4), activation, norm, Initialisation.UNIFORM, 1));
    }
    return new Choice(
        NetworkComponents.GRU,
        new GruConfig(3, List.of(4), activation, norm, Initialisation.UNIFORM, 1));
  }

  private static double[] flat(Layers layers, JsonNode named) {
    assertThat(named.size()).isEqualTo(layers.layout().weights().size());
    return layers.layout().weights().stream()
        .flatMapToDouble(weight -> Arrays.stream(TorchCases.numbers(named.get(weight.name()))))
        .toArray();
  }

  private static void equal(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE));
    }
  }
}
