package org.marl.algorithms.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.RecordedLeaf;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.expression.Axis;
import org.marl.core.program.Autograd;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.random.RandomStream;

class MonotonicMixerTest {

  /**
   * The mixture, and the gradients of its sum weighted by {@code c}.
   *
   * @param values {@code [agents, samples]}
   */
  private static Map<String, double[]> run(
      Mixer mixer, int agents, float[] weights, float[] values, float[] states, float[] c) {
    ProgramWriter program = new ProgramWriter("mixer");
    String flat = RecordedLeaf.of(program, program.input("weights"));
    String own = RecordedLeaf.of(program, program.input("values"));
    Tensor total =
        mixer.mix(
            program,
            List.of(flat),
            new Tensor(program, own, Set.of(Axis.AGENTS, Axis.SAMPLES)),
            Optional.of(
                new Tensor(program, program.input("states"), Set.of(Axis.SAMPLES, Axis.DIMS))));
    String loss = "torch.sum(torch.mul(" + total.name() + ", " + program.input("c") + "))";
    List<String> gradients =
        Autograd.gradients(program, program.let("loss", loss), List.of(flat, own));
    program.output("total", total.detached().name());
    program.output("ofWeights", gradients.get(0));
    program.output("ofValues", gradients.get(1));
    int samples = c.length;
    try (ProgramCall call = new ProgramCall(program.build())) {
      return call.with("weights", weights, 1, weights.length)
          .with("values", values, agents, samples)
          .with("states", states, samples, states.length / samples)
          .with("c", c, samples)
          .run();
    }
  }

  private static float[] transposed(float[] numbers, int rows, int columns) {
    float[] moved = new float[numbers.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        moved[column * rows + row] = numbers[row * columns + column];
      }
    }
    return moved;
  }

  private static void same(double[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  /** Hypernetworks of one layer and of two. */
  @Test
  void mixesAsTheAuthorsCode() throws IOException {
    JsonNode golden;
    try (InputStream in =
        new GZIPInputStream(MonotonicMixerTest.class.getResourceAsStream("qmix_mixer.json.gz"))) {
      golden = new ObjectMapper().readTree(in);
    }
    for (JsonNode one : golden.get("cases")) {
      int samples = one.get("agent_q").size();
      int agents = one.get("agent_q").get(0).size();
      Mixer mixer = MixerCase.mixer(one.get("weights"), agents);
      float[] q = TorchCases.floats(one.get("agent_q"));
      Map<String, double[]> found =
          run(
              mixer,
              agents,
              MixerCase.flat(mixer, one.get("weights")),
              transposed(q, samples, agents),
              TorchCases.floats(one.get("state")),
              TorchCases.floats(one.get("c")));
      same(found.get("total"), TorchCases.floats(one.get("q_tot")));
      same(
          found.get("ofValues"),
          transposed(TorchCases.floats(one.get("grad_agent_q_of_sum(c*q_tot)")), samples, agents));
      same(found.get("ofWeights"), MixerCase.flat(mixer, one.get("grad_weights_of_sum(c*q_tot)")));
    }
  }

  /** Weights, values and states far from zero, in all directions. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noAgentsValueLowersTheTeams(long seed) {
    int agents = 4;
    int samples = 200;
    int state = 3;
    RandomStream random = RandomStream.of(seed, "mixer");
    Mixer mixer =
        new MonotonicMixer(new MonotonicConfig(8, seed % 2 == 0 ? 1 : 2, 6), agents, state);
    float[] weights = gaussian(random, mixer.layout().orElseThrow().width());
    float[] values = gaussian(random, agents * samples);
    float[] ones = new float[samples];
    Arrays.fill(ones, 1);
    double[] slopes =
        run(mixer, agents, weights, values, gaussian(random, samples * state), ones)
            .get("ofValues");
    assertThat(slopes).hasSize(agents * samples);
    assertThat(Arrays.stream(slopes).min().getAsDouble()).isNotNegative();
    assertThat(Arrays.stream(slopes).max().getAsDouble()).isGreaterThan(1);
  }

  private static float[] gaussian(RandomStream random, int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) (3 * random.nextGaussian());
    }
    return numbers;
  }
}
