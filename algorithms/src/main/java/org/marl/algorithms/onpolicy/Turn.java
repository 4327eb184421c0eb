package org.marl.algorithms.onpolicy;

import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;

/**
 * The agents that update together, in a program.
 *
 * @param lowering of what does not change within the turn
 * @param batch of these agents, with the memories of training sequences
 * @param whole the same with the memories of the rollout, whose steps are in their own order
 * @param policy their weights: those of all slots, or copies of some
 * @param everybody are they all agents, rather than some with a slot each?
 */
record Turn(
    Lowering lowering,
    PolicyBatch batch,
    PolicyBatch whole,
    RoleTensors policy,
    boolean everybody) {

  /** The same, where more is known. */
  Turn within(Lowering scope) {
    return new Turn(scope, batch, whole, policy, everybody);
  }

  /** Writes the policies of these agents under the given weights. */
  ActionHead head(
      ProgramWriter program,
      Learning learning,
      BatchTensors all,
      NetworkWeights weights,
      PolicyBatch of) {
    Role role = learning.policy();
    Role.Output output =
        everybody
            ? role.apply(program, weights, of.input(), of.memory())
            : role.applyEach(program, weights, of.input(), of.memory());
    return ActionHead.of(output, of.available(), all.exploring());
  }
}
