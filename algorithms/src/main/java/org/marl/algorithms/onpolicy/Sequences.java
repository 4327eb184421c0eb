package org.marl.algorithms.onpolicy;

import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Cuts a rollout of T steps into sequences of L steps, on which recurrent networks are trained.
 * Sequence c·E + e has the steps from c·L on of copy e. Samples of minibatches lie step after step:
 * first the first step of all their sequences, then the second.
 */
final class Sequences {
  private final ProgramWriter program;
  private final Sizes sizes;
  private final int length;
  private final String places;

  /**
   * @param length L, a divisor of T
   */
  Sequences(ProgramWriter program, Sizes sizes, int length) {
    this.program = program;
    this.sizes = sizes;
    this.length = length;
    int pieces = sizes.steps() / length;
    this.places =
        program.let(
            "places",
            "torch.reshape(torch.transpose(torch.reshape(torch.arange(%d), [%d, %d, %d]), 0, 1), [%d, -1])"
                .formatted(sizes.samples(), pieces, length, sizes.copies(), length));
  }

  /** How many there are. */
  int count() {
    return sizes.samples() / length;
  }

  /** The samples of all sequences, or of some, in the order of minibatches: an int64 vector. */
  String samples(String sequences) {
    String some = "torch.index_select(" + places + ", 1, " + sequences + ")";
    return program.let("samples", "torch.reshape(" + some + ", [-1])");
  }

  String allSamples() {
    return program.let("samples", "torch.reshape(" + places + ", [-1])");
  }

  /**
   * The memory of all sequences.
   *
   * @param rollout of the whole rollout
   * @param states after every sample {@code [agents, samples, units]}
   */
  Memory memory(Memory rollout, Tensor states) {
    if (length == sizes.steps()) {
      return rollout;
    }
    int time = states.dimension(Axis.SAMPLES);
    int copies = sizes.copies();
    String steps =
        "torch.unflatten(%s, %d, [%d, %d, %d])"
            .formatted(states.name(), time, sizes.steps() / length, length, copies);
    String ends = "torch.select(" + steps + ", " + (time + 1) + ", " + (length - 1) + ")";
    String before =
        "torch.narrow(" + ends + ", " + time + ", 0, " + (sizes.steps() / length - 1) + ")";
    String following = "torch.flatten(" + before + ", " + time + ", " + (time + 1) + ")";
    String all =
        program.let(
            "memory",
            "torch.cat([" + rollout.state().name() + ", " + following + "], " + time + ")");
    String starts =
        program.let(
            "starts",
            "torch.reshape(torch.index_select(torch.reshape(%s, [-1]), 0, torch.reshape(%s, [-1])), [%d, -1])"
                .formatted(rollout.starts().name(), places, length));
    return new Memory(
        new Tensor(program, all, states.axes()),
        new Tensor(program, starts, rollout.starts().axes()),
        length);
  }
}
