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
    String leaf = WeightLayout.leaf(program, flat);
    Weights weights = layers.layout().views(program, leaf);
    Tensor output;
    if (layers instanceof Recurrent recurrent) {
      Tensor state = new Tensor(program, program.input("state"), AXES);
      String starts = program.input("starts");
      Recurrent.Result result = recurrent.sequence(weights, layers.prepared(input), state, starts);
      program.output("states", detached(program, result.states().name()));
      output = result.output();
    } else {
      output = ((FeedForward) layers).apply(weights, layers.prepared(input));
    }
    String losses =
        program.let(
            "losses", "torch.sum(torch.mul(" + output.name() + ", " + target + "), [1, 2])");
    String loss = program.let("loss", "torch.sum(" + losses + ")");
    program.output("output", detached(program, output.name()));
    program.output("losses", detached(program, losses));
    program.output("gradient", WeightLayout.gradients(program, loss, List.of(leaf)).get(0));
    return program.build();
  }

  private static String detached(ProgramWriter program, String value) {
    return program.let("result", "torch.detach(" + value + ")");
  }
}
