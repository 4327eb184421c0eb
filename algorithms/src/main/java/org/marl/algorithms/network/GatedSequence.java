package org.marl.algorithms.network;

import java.util.Map;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A gated unit over the steps of sequences, in a program, with its way back through time.
 *
 * <p>Only products of the state must wait for the step before. Those of the inputs, and all
 * gradients of weights, are one product for all steps; what a step leaves is written into buffers
 * of all steps.
 */
final class GatedSequence {
  private final ProgramWriter program;
  private final Weights weights;
  private final int units;
  private final Tensor input;
  private final Tensor state;

  /** 0 where an episode starts, else 1 {@code [steps, sequences, 1]}. */
  private final String keep;

  /** r, z and n of all steps {@code [slots, steps, sequences, 3 units]}. */
  private final String gates;

  /** The state before every step, 0 where an episode starts {@code [slots, steps, …, units]}. */
  private final String kept;

  /** {@code h U + c} of the new state {@code [slots, steps, sequences, units]}. */
  private final String recalled;

  // The same step by step, as lists of the program: to select in the loop would be an operator.
  private final String keeps;
  private final String before;
  private final String resetAndUpdate;
  private final String reset;
  private final String update;
  private final String fresh;
  private final String recalls;

  GatedSequence(Weights weights, int units, Tensor input, Tensor state, String starts) {
    this.program = weights.program();
    this.weights = weights;
    this.units = units;
    this.input = input;
    this.state = state;
    this.keep = program.let("keep", "torch.unsqueeze(torch.rsub(" + starts + ", 1.0), -1)");
    String product = GatedUnit.INPUT.unbiased(weights, input.name());
    this.gates = program.let("gates", apart("torch.add_(" + product + ", " + offset() + ")"));
    this.kept = program.let("kept", "torch.empty_like(" + columns(gates, 0, 1) + ")");
    this.recalled = program.let("recalled", "torch.empty_like(" + kept + ")");
    this.keeps = program.let("per_step", "torch.unbind(" + keep + ")");
    this.before = perStep(kept);
    this.resetAndUpdate = perStep(columns(gates, 0, 2));
    this.reset = perStep(columns(gates, 0, 1));
    this.update = perStep(columns(gates, 1, 1));
    this.fresh = perStep(columns(gates, 2, 1));
    this.recalls = perStep(recalled);
  }

  /** b, and c of the gates, which can be added for all steps at once. */
  private String offset() {
    String b = weights.get(GatedUnit.INPUT.bias());
    String c = weights.get(GatedUnit.STATE.bias());
    String ofFresh = "torch.zeros_like(" + columns(c, 2, 1) + ")";
    return "torch.add(" + b + ", torch.cat([" + columns(c, 0, 2) + ", " + ofFresh + "], -1))";
  }

  private String steps() {
    return "torch.size(" + keep + ", 0)";
  }

  /** The states after every step, {@code [slots, steps * sequences, units]}. */
  Tensor write() {
    String all = program.let("states", "torch.empty_like(" + kept + ")");
    String states = perStep(all);
    String c = program.let("c", columns(weights.get(GatedUnit.STATE.bias()), 2, 1));
    String h = program.let("h", state.name());
    program.loop(
        "step",
        steps(),
        step -> {
          String at = "[" + step + "]";
          multiply(h, keeps + at, before + at);
          String product = GatedUnit.STATE.unbiased(weights, before + at);
          String parts =
              program.let(
                  "split",
                  "torch.split_with_sizes(%s, [%d, %d], -1)".formatted(product, 2 * units, units));
          program.effect("torch.add(" + parts + "[1], " + c + ", out=" + recalls + at + ")");
          program.effect(
              "torch.sigmoid_(torch.add_(" + resetAndUpdate + at + ", " + parts + "[0]))");
          String values = String.join(", ", fresh + at, reset + at, recalls + at);
          program.effect("torch.tanh_(torch.addcmul_(" + values + "))");
          String mixed = String.join(", ", fresh + at, before + at, update + at);
          program.assign(h, "torch.lerp(" + mixed + ", out=" + states + at + ")");
        });
    weights.add(this::back);
    return new Tensor(
        program, program.let("states", "torch.flatten(" + all + ", 1, 2)"), state.axes());
  }

  /** Back through time; see {@link BackwardPass.Step}. */
  private String back(String gradient, Map<String, String> of, boolean onwards) {
    String ofStates = perStep(apart(gradient));
    // With respect to h U + c; but for the new state's columns, to x W + b as well.
    String all = program.let("back", "torch.empty_like(" + gates + ")");
    String ofFresh = program.let("back", "torch.empty_like(" + kept + ")");
    throughTime(ofStates, all, perStep(ofFresh));
    String ofProduct = program.let("rows", "torch.flatten(" + all + ", 1, 2)");
    String ofInput = "torch.cat([" + columns(all, 0, 2) + ", " + ofFresh + "], -1)";
    String rows = program.let("rows", "torch.flatten(" + ofInput + ", 1, 2)");
    String states = program.let("kept", "torch.flatten(" + kept + ", 1, 2)");
    GatedUnit.STATE.gradients(program, states, ofProduct, of);
    GatedUnit.INPUT.gradients(program, input.name(), rows, of);
    return onwards ? program.let("back", GatedUnit.INPUT.back(weights, rows)) : rows;
  }

  private void throughTime(String ofStates, String all, String ofFresh) {
    String products = perStep(all);
    String ofGates = perStep(columns(all, 0, 2));
    String ofReset = perStep(columns(all, 0, 1));
    String ofUpdate = perStep(columns(all, 1, 1));
    String ofRecalled = perStep(columns(all, 2, 1));
    String steps = program.let("steps", steps());
    String transposed = program.let("transposed", GatedUnit.STATE.transposed(weights));
    String carried = program.let("carried", "torch.zeros_like(" + state.name() + ")");
    program.loop(
        "step",
        steps,
        step -> {
          String at =
              "[" + program.let("at", "torch.sub(torch.sub(" + steps + ", 1), " + step + ")") + "]";
          String h = program.let("h", "torch.add_(" + ofStates + at + ", " + carried + ")");
          String through = program.let("through", "torch.mul(" + h + ", " + update + at + ")");
          program.effect(
              "torch.tanh_backward(torch.sub(%s, %s), %s, grad_input=%s)"
                  .formatted(h, through, fresh + at, ofFresh + at));
          multiply(ofFresh + at, recalls + at, ofReset + at);
          multiply(ofFresh + at, reset + at, ofRecalled + at);
          multiply(h, "torch.sub(" + before + at + ", " + fresh + at + ")", ofUpdate + at);
          program.effect(
              "torch.sigmoid_backward(%1$s, %2$s, grad_input=%1$s)"
                  .formatted(ofGates + at, resetAndUpdate + at));
          String back = "torch.bmm(" + products + at + ", " + transposed + ")";
          String both = "torch.add_(" + through + ", " + back + ")";
          program.assign(carried, "torch.mul_(" + both + ", " + keeps + at + ")");
        });
  }

  private void multiply(String left, String right, String into) {
    program.effect("torch.mul(" + left + ", " + right + ", out=" + into + ")");
  }

  /** Rows of steps after steps, with steps as a dimension. */
  private String apart(String rows) {
    return "torch.unflatten(" + rows + ", 1, [" + steps() + ", -1])";
  }

  /** Some of the blocks of columns that are as wide as a state. */
  private String columns(String value, int first, int count) {
    return "torch.narrow(" + value + ", -1, " + first * units + ", " + count * units + ")";
  }

  /** One tensor per step. */
  private String perStep(String value) {
    return program.let("per_step", "torch.unbind(" + value + ", 1)");
  }
}
