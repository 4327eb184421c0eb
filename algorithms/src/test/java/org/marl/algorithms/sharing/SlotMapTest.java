package org.marl.algorithms.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.FeedForward;
import org.marl.algorithms.network.GruConfig;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.Layers;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.Recurrent;
import org.marl.algorithms.network.Weights;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.RecordedLeaf;
import org.marl.core.expression.Axis;
import org.marl.core.program.Autograd;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.random.RandomStream;

/** Shared weights give what equal weights of every agent give, and the sum of their gradients. */
class SlotMapTest {
  private static final int AGENTS = 3;
  private static final int STEPS = 4;
  private static final int SEQUENCES = 2;
  private static final int INPUTS = 5;
  private static final int OUTPUTS = 2;
  private static final List<Axis> AXES = List.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS);
  private static final SlotMap NONE = SlotMap.of(new SharingConfig.None(), AGENTS);
  private static final SlotMap ALL = SlotMap.of(new SharingConfig.All(), AGENTS);
  private static final SlotMap GROUPS =
      SlotMap.of(new SharingConfig.Groups(List.of(List.of(2, 0), List.of(1))), AGENTS);

  private static final Layers FEED_FORWARD =
      new FeedForward(
          new MlpConfig(List.of(6), Activation.TANH, true, Initialisation.UNIFORM, 1),
          INPUTS,
          OUTPUTS);
  private static final Layers RECURRENT =
      new Recurrent(
          new GruConfig(3, List.of(6), Activation.TANH, true, Initialisation.UNIFORM, 1),
          INPUTS,
          OUTPUTS);

  @Test
  void agentsKnowTheirSlots() {
    assertThat(NONE.slotOfAgent()).containsExactly(0, 1, 2);
    assertThat(ALL.slotOfAgent()).containsExactly(0, 0, 0);
    assertThat(GROUPS.slotOfAgent()).containsExactly(0, 1, 0);
    assertThat(List.of(NONE.slots(), ALL.slots(), GROUPS.slots())).containsExactly(3, 1, 2);
  }

  @Test
  void everyAgentNeedsAGroup() {
    SharingConfig sharing = new SharingConfig.Groups(List.of(List.of(0, 2)));
    assertThatThrownBy(() -> SlotMap.of(sharing, AGENTS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void feedForwardLayersCanBeShared() {
    equalsSeparateWeights(FEED_FORWARD, ALL);
    equalsSeparateWeights(FEED_FORWARD, GROUPS);
  }

  @Test
  void recurrentLayersCanBeShared() {
    equalsSeparateWeights(RECURRENT, ALL);
    equalsSeparateWeights(RECURRENT, GROUPS);
  }

  private static void equalsSeparateWeights(Layers layers, SlotMap shared) {
    int width = layers.layout().width();
    double[][] slots = new double[shared.slots()][];
    Arrays.setAll(slots, slot -> gaussian("slot" + slot, width));
    double[][] agents =
        shared.slotOfAgent().stream().map(slot -> slots[slot]).toArray(double[][]::new);
    Map<String, double[]> expected = run(layers, NONE, agents);
    Map<String, double[]> actual = run(layers, shared, slots);
    equal(actual.get("output"), expected.get("output"));
    double[] sums = new double[shared.slots() * width];
    for (int agent = 0; agent < AGENTS; agent++) {
      for (int i = 0; i < width; i++) {
        sums[shared.slotOfAgent().get(agent) * width + i] +=
            expected.get("gradient")[agent * width + i];
      }
    }
    equal(actual.get("gradient"), sums);
  }

  private static Map<String, double[]> run(Layers layers, SlotMap map, double[][] slots) {
    int samples = STEPS * SEQUENCES;
    try (ProgramCall call = new ProgramCall(program(layers, map))) {
      call.with(
              "flat",
              Arrays.stream(slots).flatMapToDouble(Arrays::stream).toArray(),
              slots.length,
              layers.layout().width())
          .with("input", gaussian("input", AGENTS * samples * INPUTS), AGENTS, samples, INPUTS)
          .with("target", gaussian("target", AGENTS * samples * OUTPUTS), AGENTS, samples, OUTPUTS);
      if (layers instanceof Recurrent recurrent) {
        int units = recurrent.units();
        call.with("state", gaussian("state", AGENTS * SEQUENCES * units), AGENTS, SEQUENCES, units)
            .with("starts", new double[] {0, 1, 0, 0, 1, 0, 0, 0}, STEPS, SEQUENCES);
      }
      return call.run();
    }
  }

  private static Program program(Layers layers, SlotMap map) {
    ProgramWriter program = new ProgramWriter("shared");
    String flat = program.input("flat");
    Tensor input = new Tensor(program, program.input("input"), AXES);
    String target = program.input("target");
    Weights weights =
        layers.layout().trained(program, map.weights(program, flat), map.slots() == 1);
    String leaf;
    Tensor output;
    if (layers instanceof Recurrent recurrent) {
      Tensor state = new Tensor(program, program.input("state"), AXES);
      String starts = program.input("starts");
      String steps = String.valueOf(STEPS);
      Recurrent.Result result =
          recurrent.sequence(
              weights,
              map.foldSequences(layers.prepared(input), steps),
              map.fold(state),
              map.foldStarts(program, starts));
      leaf = RecordedLeaf.of(program, result.output().name());
      output = map.unfoldSequences(new Tensor(program, leaf, AXES), steps);
    } else {
      Tensor given = ((FeedForward) layers).apply(weights, map.fold(layers.prepared(input)));
      leaf = RecordedLeaf.of(program, given.name());
      output = map.unfold(new Tensor(program, leaf, AXES));
    }
    program.output("output", program.let("result", "torch.detach(" + output.name() + ")"));
    String loss =
        program.let("loss", "torch.sum(torch.mul(" + output.name() + ", " + target + "))");
    String ofOutput = Autograd.gradients(program, loss, List.of(leaf)).get(0);
    program.output("gradient", map.gradient(program, weights.gradient(ofOutput)));
    return program.build();
  }

  private static double[] gaussian(String purpose, int count) {
    RandomStream stream = RandomStream.of(6, purpose);
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> stream.nextGaussian());
    return numbers;
  }

  private static void equal(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-10));
    }
  }
}
