package org.marl.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.program.ProgramWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The least time that an update can take: its matrix products and nothing else. Of a policy and a
 * critic with two hidden layers of 64, those of four epochs and of the estimates before them: the
 * outputs of every layer, the gradients of its weights and, but for the first, of its inputs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixProductsBenchmark {
  private static final int EPOCHS = 4;
  private static final int HIDDEN = 64;
  private static final int ACTIONS = 5;

  /** Agents, samples of each, entries of an observation. */
  @Param({"3 250 18", "10 800 60"})
  public String shape;

  private final ProgramWriter writer = new ProgramWriter("products");
  private String nothing = "";
  private NDManager manager;
  private CompiledProgram program;
  private NDArray start;

  /** Writes the program. */
  @Setup
  public void prepare() {
    String[] words = shape.split(" ", -1);
    String agents = words[0];
    String samples = words[1];
    int observation = Integer.parseInt(words[2]);
    nothing = writer.input("start");
    String seen = ones(agents, samples, observation);
    for (int outputs : new int[] {ACTIONS, 1}) {
      int[] widths = {observation, HIDDEN, HIDDEN, outputs};
      String hidden = ones(agents, samples, HIDDEN);
      String gradient = ones(agents, samples, HIDDEN);
      String ofOutput = ones(agents, samples, outputs);
      for (int layer = 0; layer + 1 < widths.length; layer++) {
        String input = layer == 0 ? seen : hidden;
        String weight = ones(agents, String.valueOf(widths[layer]), widths[layer + 1]);
        String back = layer + 2 == widths.length ? ofOutput : gradient;
        List<String> products = new ArrayList<>();
        products.add("torch.bmm(" + input + ", " + weight + ")");
        writer.output("estimate" + outputs + layer, writer.let("kept", products.get(0)));
        products.add("torch.bmm(torch.transpose(" + input + ", 1, 2), " + back + ")");
        if (layer > 0) {
          products.add("torch.bmm(" + back + ", torch.transpose(" + weight + ", 1, 2))");
        }
        repeat(outputs + " " + layer, products);
      }
    }
    TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);
    program = engine.load(writer.build());
    manager = engine.newManager();
    start = manager.create(0f);
  }

  private String ones(String agents, String rows, int columns) {
    return writer.let("x", "torch.ones([" + agents + ", " + rows + ", " + columns + "])");
  }

  /** Results of the last epoch are returned, for what is not used is not computed. */
  private void repeat(String layer, List<String> products) {
    List<String> kept = products.stream().map(product -> writer.let("kept", nothing)).toList();
    writer.loop(
        "epoch",
        String.valueOf(EPOCHS),
        epoch -> {
          for (int i = 0; i < kept.size(); i++) {
            writer.assign(kept.get(i), products.get(i));
          }
        });
    for (int i = 0; i < kept.size(); i++) {
      writer.output(layer + " " + i, kept.get(i));
    }
  }

  /** All products of an update. */
  @Benchmark
  public void multiply() {
    try (NDManager scope = manager.newSubManager()) {
      program.call(List.of(start), scope);
    }
  }

  /** Frees the tensors. */
  @TearDown
  public void close() {
    manager.close();
  }
}
