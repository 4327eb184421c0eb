package org.marl.algorithms.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.random.RandomStream;

/** Acting step by step gives what learning sees for the whole sequence. */
class RecurrentStepTest {
  private static final int SLOTS = 2;
  private static final int STEPS = 3;
  private static final int SEQUENCES = 2;
  private static final int INPUTS = 3;
  private static final int UNITS = 4;
  private static final int OUTPUTS = 2;

  @Test
  void stepsEqualSequences() {
    Recurrent layers =
        new Recurrent(
            new GruConfig(UNITS, List.of(5), Activation.RELU, true, Initialisation.UNIFORM, 1),
            INPUTS,
            OUTPUTS);
    RandomStream stream = RandomStream.of(8, "steps");
    int width = layers.layout().width();
    double[] flat = gaussian(stream, SLOTS * width);
    double[] input = gaussian(stream, SLOTS * STEPS * SEQUENCES * INPUTS);
    double[] state = gaussian(stream, SLOTS * SEQUENCES * UNITS);
    try (ProgramCall sequence = new ProgramCall(LayersProgram.of(layers));
        ProgramCall step = new ProgramCall(stepProgram(layers))) {
      int samples = STEPS * SEQUENCES;
      Map<String, double[]> whole =
          sequence
              .with("flat", flat, SLOTS, width)
              .with("input", input, SLOTS, samples, INPUTS)
              .with("target", new double[SLOTS * samples * OUTPUTS], SLOTS, samples, OUTPUTS)
              .with("state", state, SLOTS, SEQUENCES, UNITS)
              .with("starts", new double[samples], STEPS, SEQUENCES)
              .run();
      double[] now = state;
      for (int t = 0; t < STEPS; t++) {
        Map<String, double[]> one =
            step.with("flat", flat, SLOTS, width)
                .with("input", at(input, t, INPUTS), SLOTS, SEQUENCES, INPUTS)
                .with("state", now, SLOTS, SEQUENCES, UNITS)
                .run();
        now = one.get("state");
        equal(now, at(whole.get("states"), t, UNITS));
        equal(one.get("output"), at(whole.get("output"), t, OUTPUTS));
      }
    }
  }

  private static Program stepProgram(Recurrent layers) {
    ProgramWriter program = new ProgramWriter("act");
    Weights weights = layers.layout().views(program, program.input("flat"), false);
    Tensor input = new Tensor(program, program.input("input"), LayersProgram.AXES);
    Tensor state = new Tensor(program, program.input("state"), LayersProgram.AXES);
    Recurrent.Result result = layers.step(weights, layers.prepared(input), state);
    program.output("output", result.output().name());
    program.output("state", result.states().name());
    return program.build();
  }

  /** One step's entries of {@code [slots, steps * sequences, entries]}. */
  private static double[] at(double[] numbers, int step, int entries) {
    int each = SEQUENCES * entries;
    double[] one = new double[SLOTS * each];
    for (int slot = 0; slot < SLOTS; slot++) {
      System.arraycopy(numbers, (slot * STEPS + step) * each, one, slot * each, each);
    }
    return one;
  }

  private static double[] gaussian(RandomStream stream, int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> stream.nextGaussian());
    return numbers;
  }

  private static void equal(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
    }
  }
}
