package org.marl.algorithms.onpolicy;

import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes what goes along the steps of a rollout, whose samples are in their own order: values of
 * the steps that follow, and sums back from the end.
 *
 * @param goesOn 1 where the episode goes on after the step, else 0 {@code [samples]}
 * @param ended where nothing follows a step {@code [samples]}, bool
 * @param lastIndex the name of {@code [F]}: the samples that no other follows in the rollout
 */
record Steps(ProgramWriter program, Sizes sizes, Tensor goesOn, Tensor ended, String lastIndex) {

  /**
   * Values one step on; 0 where nothing follows.
   *
   * @param value {@code [agents, samples]}, without agents if it is the team's
   * @param lastValue of what was seen last {@code [agents, F]}
   */
  Tensor next(Tensor value, Tensor lastValue) {
    // The next step of a copy is E samples on; the last steps' values are overwritten below.
    String moved =
        program.let("next", "torch.roll(" + value.name() + ", [-" + sizes.copies() + "], [-1])");
    program.effect(
        "torch.index_copy_(" + String.join(", ", moved, "-1", lastIndex, lastValue.name()) + ")");
    Tensor next = new Tensor(program, moved, value.axes());
    return ended.map("torch.logical_not").choose(next, 0);
  }

  /** x_t = a_t + b_t x_{t+1}, 0 past the end of an episode and of the rollout. */
  Tensor accumulate(Tensor a, Tensor b) {
    Tensor factor = goesOn.times(b);
    Tensor terms = a.axes().containsAll(factor.axes()) ? a : a.plus(factor.map("torch.zeros_like"));
    return new Trace(program, sizes.steps(), sizes.copies()).accumulate(terms, factor);
  }
}
