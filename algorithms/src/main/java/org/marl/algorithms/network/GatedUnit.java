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
  static final Product INPUT = new Product("gru.input.weight", "gru.input.bias");
  static final Product STATE = new Product("gru.state.weight", "gru.state.bias");

  /** Reset, update, new state. */
  static final int COLUMNS = 3;

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
        new Weight(INPUT.weight(), inputs, COLUMNS * units, matrix),
        new Weight(INPUT.bias(), 1, COLUMNS * units, bias),
        new Weight(STATE.weight(), units, COLUMNS * units, matrix),
        new Weight(STATE.bias(), 1, COLUMNS * units, bias));
  }

  /** The states after one step. */
  Tensor step(Weights weights, Tensor input, Tensor state) {
    ProgramWriter program = weights.program();
    String projected = split(program, INPUT.of(weights, input.name()));
    String recalled = split(program, STATE.of(weights, state.name()));
    String both = "torch.sigmoid_(torch.add_(" + projected + "[0], " + recalled + "[0]))";
    String gates = program.let("gates", "torch.chunk(" + both + ", 2, -1)");
    String fresh =
        "torch.tanh_(torch.addcmul_(%s[1], %s[0], %s[1]))".formatted(projected, gates, recalled);
    String next = "torch.lerp(%s, %s, %s[1])".formatted(fresh, state.name(), gates);
    return new Tensor(program, program.let("state", next), state.axes());
  }

  /** The states after every step of sequences; see {@link Recurrent#sequence}. */
  Tensor sequence(Weights weights, Tensor input, Tensor state, String starts) {
    return new GatedSequence(weights, units, input, state, starts).write();
  }

  /** The columns of both gates, and those of the new state. */
  private String split(ProgramWriter program, String value) {
    return program.let(
        "split", "torch.split_with_sizes(" + value + ", [" + 2 * units + ", " + units + "], -1)");
  }
}
