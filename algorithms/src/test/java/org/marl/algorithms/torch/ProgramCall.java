package org.marl.algorithms.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.program.Program;

/** A program with the tensors that tests call it with; inputs keep what a call changes in them. */
public final class ProgramCall implements AutoCloseable {
  private final CompiledProgram program;
  private final NDManager manager;
  private final Map<String, NDArray> inputs = new LinkedHashMap<>();

  public ProgramCall(Program program) {
    TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);
    this.program = engine.load(program);
    this.manager = engine.newManager();
  }

  /** Sets an input of float64. */
  public ProgramCall with(String name, double[] numbers, long... shape) {
    return put(name, manager.create(numbers, new Shape(shape)));
  }

  /** Sets an input of float32. */
  public ProgramCall with(String name, float[] numbers, long... shape) {
    return put(name, manager.create(numbers, new Shape(shape)));
  }

  private ProgramCall put(String name, NDArray array) {
    NDArray old = inputs.put(name, array);
    if (old != null) {
      old.close();
    }
    return this;
  }

  /** The outputs of one call, by name. */
  public Map<String, double[]> run() {
    List<NDArray> ordered = new ArrayList<>();
    program.program().inputs().forEach(name -> ordered.add(inputs.get(name)));
    Map<String, double[]> outputs = new LinkedHashMap<>();
    try (NDManager results = manager.newSubManager()) {
      NDList list = program.call(ordered, results);
      for (int i = 0; i < list.size(); i++) {
        outputs.put(program.program().outputs().get(i), numbers(list.get(i)));
      }
    }
    return outputs;
  }

  /** What an input holds now. */
  public double[] read(String name) {
    return numbers(inputs.get(name));
  }

  private static double[] numbers(NDArray array) {
    Number[] numbers = array.toArray();
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i].doubleValue()).toArray();
  }

  @Override
  public void close() {
    manager.close();
  }
}
