package org.marl.core.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marl.core.program.Archive;
import org.marl.core.program.Program;

/** A program that PyTorch has read. Thread-safe: several threads may call it at the same time. */
public final class CompiledProgram {
  /** DJL passes arrays of this name as one list. */
  private static final String LIST = "x[]";

  private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");

  private final Program program;
  private final Model model;

  /** Does the program ask for gradients, so that PyTorch has to keep a record of operators? */
  private final boolean recorded;

  private CompiledProgram(Program program, Model model) {
    this.program = program;
    this.model = model;
    this.recorded = program.text().contains("autograd");
  }

  static CompiledProgram load(Program program, Device device) {
    Model model = Model.newInstance(program.name(), device, "PyTorch");
    try {
      model.load(new ByteArrayInputStream(Archive.of(program)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException | EngineException e) {
      model.close();
      throw failure(program, e);
    }
    return new CompiledProgram(program, model);
  }

  public Program program() {
    return program;
  }

  /**
   * Runs the program once.
   *
   * @param inputs one per input of the program, in order, all on the device; the program may change
   *     them in place
   * @param results owner of the outputs
   * @return one per output of the program, in order
   * @throws ProgramException if PyTorch refuses an operation
   */
  public NDList call(List<NDArray> inputs, NDManager results) {
    checkCount(inputs);
    ThreadCount.takeOver(TensorEngine.NAME);
    NDList list = new NDList(inputs);
    list.forEach(array -> array.setName(LIST));
    try {
      NDList outputs =
          model.getBlock().forward(new ParameterStore(results, false), list, recorded, null);
      outputs.attach(results);
      return outputs;
    } catch (EngineException e) {
      throw failure(e);
    }
  }

  /**
   * The program with inputs that stay the same tensors from call to call.
   *
   * @param inputs one per input of the program, in order, all on the device; the program leaves its
   *     results in them
   */
  public BoundProgram bind(List<NDArray> inputs) {
    checkCount(inputs);
    return new BoundProgram(this, (PtSymbolBlock) model.getBlock(), inputs);
  }

  private void checkCount(List<NDArray> inputs) {
    if (inputs.size() != program.inputs().size()) {
      throw new IllegalArgumentException(
          program.name() + " takes " + program.inputs() + ", not " + inputs.size() + " tensors");
    }
  }

  ProgramException failure(Exception e) {
    return failure(program, e);
  }

  private static ProgramException failure(Program program, Exception e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = LINE.matcher(message);
    int line = 0;
    while (matcher.find()) {
      line = Integer.parseInt(matcher.group(1));
    }
    return new ProgramException(program, line, message, e);
  }
}
