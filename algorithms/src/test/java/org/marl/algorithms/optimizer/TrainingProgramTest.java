package org.marl.algorithms.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.network.Activation;
import org.marl.algorithms.network.FeedForward;
import org.marl.algorithms.network.Initialisation;
import org.marl.algorithms.network.MlpConfig;
import org.marl.algorithms.network.Weights;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.RecordedLeaf;
import org.marl.core.catalog.Choice;
import org.marl.core.expression.Axis;
import org.marl.core.program.Autograd;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.random.RandomStream;

/** Whole updates: several agents, several epochs per call, several calls. */
class TrainingProgramTest {
  private static final int AGENTS = 3;
  private static final int SAMPLES = 20;
  private static final int INPUTS = 4;
  private static final int UNITS = 8;
  private static final int EPOCHS = 5;
  private static final int CALLS = 10;
  private static final AdamConfig ADAM =
      new AdamConfig(0.005, 0.9, 0.999, 1e-5, 0, Decay.NONE, Optional.of(0.5));
  private static final FeedForward LAYERS =
      new FeedForward(
          new MlpConfig(List.of(UNITS), Activation.TANH, false, Initialisation.ORTHOGONAL, 0.1),
          INPUTS,
          1);

  /**
   * PyTorch's optimising executor is wrong here from the second call on, where it takes no gradient
   * of the minimum of equal numbers: this is the test that the engine runs without it.
   */
  @Test
  void everyCallEqualsPlainTraining() {
    List<PlainTraining> plain = new ArrayList<>();
    for (int agent = 0; agent < AGENTS; agent++) {
      plain.add(new PlainTraining(INPUTS, UNITS, initial(1, agent)));
    }
    double[] x = data(1);
    try (ProgramCall call = training(1)) {
      for (int number = 1; number <= CALLS; number++) {
        double[] losses = call.run().get("losses");
        for (int agent = 0; agent < AGENTS; agent++) {
          double loss = 0;
          for (int epoch = 0; epoch < EPOCHS; epoch++) {
            loss = plain.get(agent).epoch(inputs(x, agent), advantages(x, agent), ADAM);
          }
          assertThat(losses[agent]).as("call %d", number).isCloseTo(loss, within(1e-5));
        }
      }
      double[] weights = call.read("flat");
      int width = LAYERS.layout().width();
      for (int agent = 0; agent < AGENTS; agent++) {
        double[] expected = plain.get(agent).weights();
        for (int i = 0; i < width; i++) {
          assertThat(weights[agent * width + i]).isCloseTo(expected[i], within(1e-4));
        }
      }
    }
  }

  @Test
  void fourThreadsGiveTheBitsThatEachGivesAlone() throws Exception {
    List<double[]> alone = new ArrayList<>();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (int run = 0; run < 4; run++) {
      int seed = run;
      alone.add(trained(seed));
      tasks.add(() -> trained(seed));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> together = threads.invokeAll(tasks);
      for (int run = 0; run < 4; run++) {
        assertThat(together.get(run).get()).isEqualTo(alone.get(run));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
  }

  private static double[] trained(int seed) {
    try (ProgramCall call = training(seed)) {
      for (int number = 0; number < 5 * CALLS; number++) {
        call.run();
      }
      return call.read("flat");
    }
  }

  private static ProgramCall training(int seed) {
    int width = LAYERS.layout().width();
    float[] flat = new float[AGENTS * width];
    for (int agent = 0; agent < AGENTS; agent++) {
      System.arraycopy(initial(seed, agent), 0, flat, agent * width, width);
    }
    double[] data = data(seed);
    float[] x = new float[AGENTS * SAMPLES * INPUTS];
    float[] y = new float[AGENTS * SAMPLES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) data[i];
    }
    for (int agent = 0; agent < AGENTS; agent++) {
      double[] advantages = advantages(data, agent);
      for (int sample = 0; sample < SAMPLES; sample++) {
        y[agent * SAMPLES + sample] = (float) advantages[sample];
      }
    }
    return new ProgramCall(program())
        .with("flat", flat, AGENTS, width)
        .with("mean", new float[flat.length], AGENTS, width)
        .with("square", new float[flat.length], AGENTS, width)
        .with("count", new float[AGENTS], AGENTS, 1)
        .with("rate", new float[] {(float) ADAM.lr()}, 1)
        .with("x", x, AGENTS, SAMPLES, INPUTS)
        .with("y", y, AGENTS, SAMPLES, 1);
  }

  private static Program program() {
    ProgramWriter program = new ProgramWriter("update");
    String flat = program.input("flat");
    List<String> buffers = List.of(program.input("mean"), program.input("square"));
    String count = program.input("count");
    String rate = program.input("rate");
    List<Axis> axes = List.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS);
    Tensor x = new Tensor(program, program.input("x"), axes);
    Tensor y = new Tensor(program, program.input("y"), axes);
    StepRule rule = StepRule.of(new Choice(OptimizerComponents.ADAM, ADAM));
    String losses = program.let("losses", "torch.zeros([" + AGENTS + "])");
    program.loop(
        "epoch",
        String.valueOf(EPOCHS),
        epoch -> {
          Weights weights = LAYERS.layout().trained(program, flat, false);
          String leaf = RecordedLeaf.of(program, LAYERS.apply(weights, x).name());
          Tensor output = new Tensor(program, leaf, axes);
          Tensor ratio = output.exp();
          Tensor clippedRatio = ratio.clamp(1 - PlainTraining.CLIP, 1 + PlainTraining.CLIP);
          Tensor objective = ratio.times(y).zip("torch.min", clippedRatio.times(y));
          Tensor each = objective.mean(List.of(Axis.SAMPLES, Axis.DIMS)).negated();
          String loss = each.sum(List.of(Axis.AGENTS)).name();
          String ofOutput = Autograd.gradients(program, loss, List.of(leaf)).get(0);
          String gradient = weights.gradient(ofOutput);
          double most = ADAM.clipNorm().orElseThrow();
          String clipped = Clipping.perSlot(program, gradient, most).gradients().get(0);
          rule.step(program, new Optimised(flat, clipped, buffers, count, rate));
          program.assign(losses, each.detached().name());
        });
    program.output("losses", losses);
    return program.build();
  }

  private static float[] initial(int seed, int agent) {
    return LAYERS.layout().initial(RandomStream.of(seed, "initial", agent));
  }

  private static double[] data(int seed) {
    RandomStream stream = RandomStream.of(seed, "data");
    double[] numbers = new double[AGENTS * SAMPLES * INPUTS];
    Arrays.setAll(numbers, i -> (float) stream.nextGaussian());
    return numbers;
  }

  private static double[][] inputs(double[] data, int agent) {
    double[][] rows = new double[SAMPLES][];
    for (int sample = 0; sample < SAMPLES; sample++) {
      int start = (agent * SAMPLES + sample) * INPUTS;
      rows[sample] = Arrays.copyOfRange(data, start, start + INPUTS);
    }
    return rows;
  }

  /** A smooth function of the inputs. */
  private static double[] advantages(double[] data, int agent) {
    return Arrays.stream(inputs(data, agent))
        .mapToDouble(row -> (float) (Math.sin(row[0]) + 0.5 * row[1] * row[2]))
        .toArray();
  }
}
