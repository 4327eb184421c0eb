package org.marl.core.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Element;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;

/** Values and gradients of expressions on a {@link SmallBatch}, as tensor programs compute them. */
final class EngineEvaluation {
  private static final String VALUE = "value";

  private final Map<String, double[]> outputs;

  private EngineEvaluation(Map<String, double[]> outputs) {
    this.outputs = outputs;
  }

  /**
   * Computes everything.
   *
   * @param weights of the value's entries in the sum whose gradient is taken
   */
  static EngineEvaluation of(Node node, SmallBatch batch, double[] weights) {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      return new EngineEvaluation(call(program(node, batch, weights), batch, manager));
    }
  }

  double[] value() {
    return outputs.get(VALUE);
  }

  /** The gradient with respect to a live quantity; empty if the value trains nothing. */
  double[] gradient(Quantity quantity) {
    return outputs.get(quantity.name());
  }

  private static Program program(Node node, SmallBatch batch, double[] weights) {
    ProgramWriter program = new ProgramWriter("expression");
    BatchSource source = new BatchSource(program, batch);
    Lowering recorded = new Lowering(program, Stage.UPDATE, source);
    Lowering live = recorded.inner(Stage.MINIBATCH, source, tensor -> tensor);
    live.prepare(List.of(node));
    Tensor value = live.lower(node);
    if (!value.axes().equals(node.type().axes())) {
      throw new AssertionError(node + " has " + value.axes() + ", not " + node.type().axes());
    }
    program.output(
        VALUE, program.let("flat", "torch.to(torch.reshape(" + value.name() + ", [-1]), 6)"));
    if (node.type().element() == Element.REAL && !node.type().trains().isEmpty()) {
      gradients(program, source, value, weights);
    }
    return program.build();
  }

  private static void gradients(
      ProgramWriter program, BatchSource source, Tensor value, double[] weights) {
    StringBuilder list = new StringBuilder();
    for (double weight : weights) {
      list.append(list.isEmpty() ? "" : ", ").append(Literal.of(weight));
    }
    String flat = "torch.reshape(" + value.name() + ", [-1])";
    String loss =
        program.let("loss", "torch.sum(torch.mul(" + flat + ", torch.tensor([" + list + "])))");
    for (String leaf : source.leaves().values()) {
      loss =
          program.let("loss", "torch.add(" + loss + ", torch.mul(torch.sum(" + leaf + "), 0.0))");
    }
    String leaves = String.join(", ", source.leaves().values());
    String all = program.let("all", "torch.autograd.grad([" + loss + "], [" + leaves + "])");
    int index = 0;
    for (Quantity quantity : source.leaves().keySet()) {
      String own = "unchecked_cast(Tensor, " + all + "[" + index++ + "])";
      program.output(quantity.name(), program.let("gradient", own));
    }
  }

  /** The outputs of a program whose inputs are those of a {@link BatchSource}. */
  static Map<String, double[]> call(Program program, SmallBatch batch, NDManager manager) {
    CompiledProgram compiled = TensorEngine.on(ComputeDevice.CPU).load(program);
    List<NDArray> inputs = new ArrayList<>();
    for (String name : program.inputs()) {
      Quantity quantity = Quantity.valueOf(name);
      double[] entries = SmallBatch.entries(batch.of(quantity), quantity.axes());
      inputs.add(array(manager, entries, quantity.axes()));
    }
    NDList results = compiled.call(inputs, manager);
    Map<String, double[]> outputs = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(program.outputs().get(i), doubles(results.get(i).toFloatArray()));
    }
    return outputs;
  }

  private static NDArray array(NDManager manager, double[] entries, Set<Axis> axes) {
    float[] floats = new float[entries.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) entries[i];
    }
    List<Integer> shape = new ArrayList<>();
    if (axes.contains(Axis.AGENTS)) {
      shape.add(SmallBatch.AGENTS);
    }
    if (axes.contains(Axis.SAMPLES)) {
      shape.add(SmallBatch.SAMPLES);
    }
    if (axes.contains(Axis.ACTIONS)) {
      shape.add(SmallBatch.ACTIONS);
    }
    return manager.create(
        floats, new Shape(shape.stream().mapToLong(Integer::longValue).toArray()));
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }
}
