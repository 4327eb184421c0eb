package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A program with the inputs {@code flat}, {@code input}, {@code target} and, for recurrent layers,
 * {@code state} and {@code starts}; its outputs are {@code output}, {@code states}, every slot's
 * loss {@code sum(output * target)} in {@code losses}, and the {@code gradient} of their sum.
 */
final class LayersProgram {
  static final List<Axis> AXES = List.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS);

  private LayersProgram() {}

  static Program of(Layers layers) {
    ProgramWriter program = new ProgramWriter("layers");
    String flat = program.input("flat");
    Tensor input = new Tensor(program, program.input("input"), AXES);
    String target = program.input("target");
    Weights weights = layers.layout().trained(program, flat, false);
    Tensor output;
    if (layers instanceof Recurrent recurrent) {
      Tensor state = new Tensor(program, program.input("state"), AXES);
      String starts = program.input("starts");
      Recurrent.Result result = recurrent.sequence(weights, layers.prepared(input), state, starts);
      program.output("states", result.states().name());
      output = result.output();
    } else {
      output = ((FeedForward) layers).apply(weights, layers.prepared(input));
    }
    String losses =
        program.let(
            "losses", "torch.sum(torch.mul(" + output.name() + ", " + target + "), [1, 2])");
    program.output("output", output.name());
    program.output("losses", losses);
    program.output(
        "gradient", weights.gradient(program.let("back", "torch.clone(" + target + ")")));
    return program.build();
  }
}
