package org.marl.algorithms.network;

import java.util.List;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A gated recurrent unit (Cho et al. 2014) as PyTorch defines it: with the reset gate {@code r} and
 * the update gate {@code z}, both {@code sigmoid(x W + b + h U + c)}, the state becomes {@code z h
 * + (1 - z) tanh(x W + b + r (h U + c))}. The columns of W, b, U and c are those of r, of z, and of
 * the new state, in this order.
 */
record GatedUnit(int inputs, int units) {
  private static final int GATES = 3;

  List<Weight> weights(Initialisation initialisation) {
    WeightLaw matrix;
    WeightLaw bias;
    switch (initialisation) {
      case ORTHOGONAL -> {
        matrix = WeightLaw.orthogonal(1);
        bias = WeightLaw.constant(0);
      }
      case UNIFORM -> {
        matrix = WeightLaw.uniform(1 / Math.sqrt(units));
        bias = matrix;
      }
      default -> throw new AssertionError(initialisation);
    }
    return List.of(
        new Weight("gru.input.weight", inputs, GATES * units, matrix),
        new Weight("gru.input.bias", 1, GATES * units, bias),
        new Weight("gru.state.weight", units, GATES * units, matrix),
        new Weight("gru.state.bias", 1, GATES * units, bias));
  }

  /** The states after one step. */
  Tensor step(Weights weights, Tensor input, Tensor state) {
    ProgramWriter program = weights.program();
    String parts = split(program, "projected", projected(weights, input.name()));
    String next = next(weights, parts + "[0]", parts + "[1]", state.name());
    return new Tensor(program, program.let("state", next), state.axes());
  }

  /** The states after every step of sequences; see {@link Recurrent#sequence}. */
  Tensor sequence(Weights weights, Tensor input, Tensor state, String starts) {
    ProgramWriter program = weights.program();
    String steps = program.let("steps", "torch.size(" + starts + ", 0)");
    // The inputs of all steps in one product; only the state's must wait for the step before.
    String parts = split(program, "projected", projected(weights, input.name()));
    String gates = perStep(program, parts + "[0]", steps, 2 * units);
    String fresh = perStep(program, parts + "[1]", steps, units);
    String keep =
        program.let("keep", "torch.unbind(torch.unsqueeze(torch.rsub(" + starts + ", 1.0), -1))");
    String h = program.let("h", state.name());
    String states = program.let("states", "annotate(List[Tensor], [])");
    program.loop(
        "step",
        steps,
        step -> {
          String at = "[" + step + "]";
          String kept = program.let("kept", "torch.mul(" + h + ", " + keep + at + ")");
          program.assign(h, next(weights, gates + at, fresh + at, kept));
          program.effect("torch.append(" + states + ", " + h + ")");
        });
    String all = "torch.flatten(torch.stack(" + states + ", 1), 1, 2)";
    return new Tensor(program, program.let("all_states", all), state.axes());
  }

  private String projected(Weights weights, String input) {
    return product(weights, "gru.input", input);
  }

  /** The new state, as an expression. */
  private String next(Weights weights, String gateInputs, String freshInputs, String state) {
    ProgramWriter program = weights.program();
    String recalled = split(program, "recalled", product(weights, "gru.state", state));
    String both =
        program.let("gates", "torch.sigmoid(torch.add(" + gateInputs + ", " + recalled + "[0]))");
    String gates =
        program.let(
            "gate", "torch.split_with_sizes(" + both + ", [" + units + ", " + units + "], -1)");
    String fresh =
        program.let(
            "fresh",
            "torch.tanh(torch.addcmul("
                + String.join(", ", freshInputs, gates + "[0]", recalled + "[1]")
                + "))");
    return "torch.lerp(" + String.join(", ", fresh, state, gates + "[1]") + ")";
  }

  private static String product(Weights weights, String name, String input) {
    return "torch.baddbmm("
        + String.join(", ", weights.get(name + ".bias"), input, weights.get(name + ".weight"))
        + ")";
  }

  /** The columns of both gates, and those of the new state. */
  private String split(ProgramWriter program, String hint, String value) {
    return program.let(
        hint, "torch.split_with_sizes(" + value + ", [" + 2 * units + ", " + units + "], -1)");
  }

  /** One tensor per step. To select them in the loop would make the gradient quadratic in steps. */
  private static String perStep(ProgramWriter program, String value, String steps, int width) {
    String shape = "[torch.size(" + value + ", 0), " + steps + ", -1, " + width + "]";
    return program.let("per_step", "torch.unbind(torch.view(" + value + ", " + shape + "), 1)");
  }
}
