package org.marl.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.random.RandomStream;

/** Least squares by gradient descent with momentum: two epochs per call, in place. */
final class SmallTraining implements AutoCloseable {
  private static final int SAMPLES = 16;
  private static final int INPUTS = 4;

  private final CompiledProgram program;
  private final NDManager manager;
  private final List<NDArray> inputs;

  SmallTraining(TensorEngine engine, int seed) {
    program = engine.load(program());
    manager = engine.newManager();
    float[] x = new float[SAMPLES * INPUTS];
    float[] y = new float[SAMPLES];
    RandomStream stream = RandomStream.of(seed, "data");
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) stream.nextGaussian();
      y[i / INPUTS] += x[i] * (i % INPUTS - 1);
    }
    inputs =
        List.of(
            manager.zeros(new Shape(INPUTS, 1)),
            manager.zeros(new Shape(INPUTS, 1)),
            manager.create(x, new Shape(SAMPLES, INPUTS)),
            manager.create(y, new Shape(SAMPLES, 1)));
  }

  static Program program() {
    ProgramWriter program = new ProgramWriter("update");
    String weights = program.input("weights");
    String momentum = program.input("momentum");
    String x = program.input("x");
    String y = program.input("y");
    String loss = program.let("loss", "torch.zeros([1])");
    program.loop(
        "epoch",
        "2",
        epoch -> {
          program.comment("mean((x w - y)^2)");
          String leaf = program.let("leaf", "torch.requires_grad_(torch.detach(" + weights + "))");
          String error =
              program.let("error", "torch.sub(torch.matmul(" + x + ", " + leaf + "), " + y + ")");
          String mean = program.let("mean", "torch.mean(torch.square(" + error + "))");
          String all = program.let("all", "torch.autograd.grad([" + mean + "], [" + leaf + "])");
          String gradient = program.let("gradient", "unchecked_cast(Tensor, " + all + "[0])");
          program.effect("torch.add_(torch.mul_(" + momentum + ", 0.5), " + gradient + ")");
          program.effect("torch.sub_(" + weights + ", " + momentum + ", alpha=0.1)");
          program.assign(loss, "torch.detach(" + mean + ")");
        });
    program.output("loss", loss);
    return program.build();
  }

  /** One call; the loss before its last step. */
  float update() {
    try (NDManager results = manager.newSubManager()) {
      return program.call(inputs, results).get(0).toFloatArray()[0];
    }
  }

  float[] weights() {
    return inputs.get(0).toFloatArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
