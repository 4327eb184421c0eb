package org.marl.core.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    return of(node, batch, weights, Precision.SINGLE);
  }

  static EngineEvaluation of(Node node, SmallBatch batch, double[] weights, Precision precision) {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      Program program = program(node, batch, weights, precision);
      return new EngineEvaluation(call(program, batch, manager, precision));
    }
  }

  double[] value() {
    return outputs.get(VALUE);
  }

  /** The gradient with respect to a live quantity; empty if the value trains nothing. */
  double[] gradient(Quantity quantity) {
    return outputs.get(quantity.name());
  }

  private static Program program(
      Node node, SmallBatch batch, double[] weights, Precision precision) {
    ProgramWriter program = new ProgramWriter("expression");
    GradientTape tape = GradientTape.open(program);
    BatchSource source = new BatchSource(program, batch);
    Lowering recorded = new Lowering(program, Stage.UPDATE, source);
    Lowering live = recorded.inner(Stage.MINIBATCH, source, tensor -> tensor);
    live.prepare(List.of(node));
    Tensor value = live.lower(node);
    if (!value.axes().equals(node.type().axes())) {
      throw new AssertionError(node + " has " + value.axes() + ", not " + node.type().axes());
    }
    String flat = "torch.reshape(" + value.name() + ", [-1])";
    program.output(VALUE, program.let("flat", "torch.to(" + flat + ", " + precision.code() + ")"));
    if (node.type().element() == Element.REAL && !node.type().trains().isEmpty()) {
      gradients(tape, source, value, weights, precision);
    }
    return program.build();
  }

  private static void gradients(
      GradientTape tape, BatchSource source, Tensor value, double[] weights, Precision precision) {
    ProgramWriter program = value.program();
    String list =
        Arrays.stream(weights).mapToObj(Literal::of).collect(Collectors.joining(", ", "[", "]"));
    List<Long> shape = new ArrayList<>();
    for (long length : shape(value.axes()).getShape()) {
      shape.add(length);
    }
    String shaped = "torch.reshape(torch.tensor(" + list + "), " + Literal.of(shape) + ")";
    String each = program.let("each", "torch.to(" + shaped + ", " + precision.code() + ")");
    Tensor loss = value.times(new Tensor(program, each, value.axes())).sum(value.axes());
    for (Tensor leaf : source.leaves().values()) {
      // PyTorch takes no gradient by what has no part.
      loss = loss.plus(leaf.sum(leaf.axes()).times(0));
    }
    List<String> leaves = source.leaves().values().stream().map(Tensor::name).toList();
    Iterator<String> found =
        tape.gradients(List.of(new GradientTape.Wanted(loss, leaves))).get(0).iterator();
    source.leaves().keySet().forEach(quantity -> program.output(quantity.name(), found.next()));
  }

  /** The outputs of a program whose inputs are those of a {@link BatchSource}. */
  static Map<String, double[]> call(Program program, SmallBatch batch, NDManager manager) {
    return call(program, batch, manager, Precision.SINGLE);
  }

  private static Map<String, double[]> call(
      Program program, SmallBatch batch, NDManager manager, Precision precision) {
    CompiledProgram compiled = TensorEngine.on(ComputeDevice.CPU).load(program);
    List<NDArray> inputs = new ArrayList<>();
    for (String name : program.inputs()) {
      Quantity quantity = Quantity.valueOf(name);
      double[] entries = SmallBatch.entries(batch.of(quantity), quantity.axes());
      inputs.add(precision.array(manager, entries, shape(quantity.axes())));
    }
    NDList results = compiled.call(inputs, manager);
    Map<String, double[]> outputs = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(program.outputs().get(i), Precision.entries(results.get(i)));
    }
    return outputs;
  }

  private static Shape shape(Set<Axis> axes) {
    List<Long> shape = new ArrayList<>();
    if (axes.contains(Axis.AGENTS)) {
      shape.add((long) SmallBatch.AGENTS);
    }
    if (axes.contains(Axis.SAMPLES)) {
      shape.add((long) SmallBatch.SAMPLES);
    }
    if (axes.contains(Axis.ACTIONS)) {
      shape.add((long) SmallBatch.ACTIONS);
    }
    return new Shape(shape);
  }
}
