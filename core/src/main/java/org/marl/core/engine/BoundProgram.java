package org.marl.core.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.List;

/**
 * A program with its inputs, for programs that are small and run often. It computes no gradients
 * and leaves what it computes in its inputs, so that a call moves no tensor between Java and
 * PyTorch. Not safe for use by several threads at once.
 */
public final class BoundProgram implements AutoCloseable {
  private final CompiledProgram program;
  private final PtSymbolBlock block;
  private final IValue[] inputs;

  BoundProgram(CompiledProgram program, PtSymbolBlock block, List<NDArray> inputs) {
    this.program = program;
    this.block = block;
    this.inputs =
        new IValue[] {
          IValue.listFrom(inputs.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new))
        };
  }

  /**
   * Runs the program once.
   *
   * @throws ProgramException if PyTorch refuses an operation
   */
  public void run() {
    ThreadCount.takeOver(TensorEngine.NAME);
    try {
      IValueUtils.forward(block, inputs).close();
    } catch (EngineException e) {
      throw program.failure(e);
    }
  }

  /** Lets the inputs go; they are their owners' to close. */
  @Override
  public void close() {
    inputs[0].close();
  }
}
