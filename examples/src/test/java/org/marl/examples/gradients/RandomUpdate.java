package org.marl.examples.gradients;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.RunPlan;
import org.marl.core.program.Program;
import org.marl.core.random.RandomStream;
import org.marl.core.run.ExecutionSettings;
import org.marl.core.run.Run;

/**
 * The very update program of a run, on a batch of random numbers of {@link Noise}: its weights are
 * those that the run begins with.
 */
final class RandomUpdate {
  /** The learning rate: small enough for most ratios to stay within their clip range. */
  static final double RATE = 0.02;

  static final int STEPS = 4;
  static final int COPIES = 2;
  static final int AGENTS = 3;
  private static final int SAMPLES = STEPS * COPIES;

  private static final String WEIGHTS = "_weights";

  /** More coefficients than any update has: a program takes the rows that it needs. */
  private static final int COEFFICIENTS = 4;

  private final Map<String, UpdateInput> inputs = new LinkedHashMap<>();
  private final CompiledProgram program;
  private final RandomStream random = RandomStream.of(5, "batch");

  /**
   * @param plan whose learner has rollouts of {@link #STEPS} steps in {@link #COPIES} copies
   */
  RandomUpdate(RunPlan plan) {
    Run run = RunAssembler.assemble(plan, new ExecutionSettings(ComputeDevice.CPU, 1));
    Program update =
        run.programs().stream()
            .filter(each -> each.name().equals("update"))
            .findFirst()
            .orElseThrow();
    program = TensorEngine.on(ComputeDevice.CPU).load(update);
    InitialState state = new InitialState();
    run.execute(state);
    putBatch();
    putLast();
    putState(state.checkpoint());
  }

  private void putBatch() {
    reals("observations", random::nextGaussian, STEPS, COPIES, AGENTS, NoiseConfig.OBSERVATION);
    reals("states", random::nextGaussian, STEPS, COPIES, NoiseConfig.STATE);
    reals("rewards", random::nextGaussian, STEPS, COPIES, AGENTS);
    reals("alive", () -> random.nextInt(4) > 0 ? 1 : 0, STEPS, COPIES, AGENTS);
    double[] available = new double[SAMPLES * AGENTS * NoiseConfig.ACTIONS];
    long[] actions = new long[SAMPLES * AGENTS];
    for (int i = 0; i < actions.length; i++) {
      int first = i * NoiseConfig.ACTIONS;
      for (int action = 0; action < NoiseConfig.ACTIONS; action++) {
        available[first + action] = action == 0 || random.nextInt(3) > 0 ? 1 : 0;
      }
      actions[i] = random.nextInt(NoiseConfig.ACTIONS);
      actions[i] = available[first + (int) actions[i]] == 0 ? 0 : actions[i];
    }
    put(
        "available",
        new UpdateInput.Reals(available, new Shape(STEPS, COPIES, AGENTS, NoiseConfig.ACTIONS)));
    indexes("actions", actions, STEPS, COPIES, AGENTS);
    long[] previous = LongStream.of(actions).map(action -> action - 1).toArray();
    indexes("previous_actions", previous, STEPS, COPIES, AGENTS);
    reals("clock", () -> 0.25, 2);
    reals("coefficients", () -> 0.2 + random.nextDouble(), COEFFICIENTS, AGENTS);
    put("exploring", new UpdateInput.Reals(new double[] {0.2}, new Shape()));
    reals("policy_rate", () -> RATE, 1);
    reals("critic_rate", () -> RATE, 1);
  }

  /** In one copy an episode ends by the rules, in the other one is cut. */
  private void putLast() {
    double[] terminated = new double[SAMPLES];
    double[] truncated = new double[SAMPLES];
    double[] starts = new double[SAMPLES];
    terminated[COPIES] = 1;
    truncated[1] = 1;
    for (int sample = 0; sample < SAMPLES; sample++) {
      boolean follows = sample >= COPIES;
      starts[sample] =
          !follows || terminated[sample - COPIES] + truncated[sample - COPIES] > 0 ? 1 : 0;
    }
    long[] last =
        IntStream.range(0, SAMPLES)
            .filter(i -> terminated[i] + truncated[i] > 0 || i >= SAMPLES - COPIES)
            .asLongStream()
            .toArray();
    Shape shape = new Shape(STEPS, COPIES);
    put("terminated", new UpdateInput.Reals(terminated, shape));
    put("truncated", new UpdateInput.Reals(truncated, shape));
    put("starts", new UpdateInput.Reals(starts, shape));
    indexes("last_index", last, last.length);
    reals("last_observations", random::nextGaussian, last.length, AGENTS, NoiseConfig.OBSERVATION);
    reals("last_states", random::nextGaussian, last.length, NoiseConfig.STATE);
    indexes("last_actions", new long[last.length * AGENTS], last.length, AGENTS);
  }

  private void putState(Checkpoint checkpoint) {
    for (String network : networks()) {
      int slots = checkpoint.floats(network + "_steps").length;
      double[] weights = doubles(checkpoint.floats(network + WEIGHTS));
      Shape shape = new Shape(slots, weights.length / slots);
      put(network + WEIGHTS, new UpdateInput.Reals(weights, shape));
      put(network + "_buffer_0", new UpdateInput.Reals(new double[weights.length], shape));
      reals(network + "_steps", () -> 0, slots, 1);
    }
    memory("policy_memory", checkpoint.floats("environment_memory"));
    if (program.program().inputs().contains("critic_memory")) {
      memory("critic_memory", checkpoint.floats("critic_memory"));
    }
    if (program.program().inputs().contains("value_scale")) {
      double[] scale = doubles(checkpoint.floats("value_scale"));
      put("value_scale", new UpdateInput.Reals(scale, new Shape(3, scale.length / 3)));
    }
  }

  private void memory(String name, float[] state) {
    reals(name, random::nextGaussian, AGENTS, COPIES, state.length / (AGENTS * COPIES));
  }

  private static double[] doubles(float[] floats) {
    return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
  }

  private void reals(String name, DoubleSupplier values, long... shape) {
    long size = LongStream.of(shape).reduce(1, Math::multiplyExact);
    double[] drawn = DoubleStream.generate(values).limit(size).toArray();
    put(name, new UpdateInput.Reals(drawn, new Shape(shape)));
  }

  private void indexes(String name, long[] values, long... shape) {
    put(name, new UpdateInput.Indexes(values, new Shape(shape)));
  }

  private void put(String name, UpdateInput input) {
    inputs.put(name, input);
  }

  /** What is trained: the policies, the critics, and whatever else has weights. */
  List<String> networks() {
    return program.program().inputs().stream()
        .filter(name -> name.endsWith(WEIGHTS))
        .map(name -> name.substring(0, name.length() - WEIGHTS.length()))
        .toList();
  }

  /** The weights of a network before the update, by slots. */
  double[] weights(String network) {
    return ((UpdateInput.Reals) inputs.get(network + WEIGHTS)).values();
  }

  /** How many sets of weights there are. */
  int slots(String network) {
    return (int) ((UpdateInput.Reals) inputs.get(network + WEIGHTS)).shape().get(0);
  }

  /**
   * What a call gives.
   *
   * @param losses the sum of all losses of all epochs
   * @param weights afterwards, by network
   */
  record Result(double losses, Map<String, double[]> weights) {}

  /**
   * One call on tensors of its own.
   *
   * @param momentum what the optimisers carry on, by network
   * @param order of the agents, where they update in turn
   */
  Result call(Map<String, double[]> momentum, long[] order) {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      inputs.forEach((name, input) -> arrays.put(name, input.in(manager)));
      momentum.forEach(
          (network, values) -> {
            Shape shape = arrays.get(network + WEIGHTS).getShape();
            arrays.put(network + "_buffer_0", manager.create(values.clone(), shape));
          });
      arrays.put("order", manager.create(order.clone(), new Shape(order.length)));
      List<NDArray> given = new ArrayList<>();
      program.program().inputs().forEach(name -> given.add(arrays.get(name)));
      NDList outputs = program.call(given, manager);
      Map<String, double[]> weights = new LinkedHashMap<>();
      for (String network : momentum.keySet()) {
        weights.put(network, arrays.get(network + WEIGHTS).toDoubleArray());
      }
      return new Result(outputs.get(0).toDoubleArray()[0], weights);
    }
  }
}
