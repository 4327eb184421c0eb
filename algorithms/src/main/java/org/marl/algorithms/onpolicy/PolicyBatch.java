package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.program.Tensor;

/**
 * What an update knows of some samples, besides what its expressions name.
 *
 * @param input of the policy {@code [agents, samples, dims]}
 * @param action taken {@code [agents, samples]}, int64, or {@code [agents, samples, dims]}
 * @param available actions {@code [agents, samples, actions]}, or dimensions of vectors {@code
 *     [agents, dims]}, bool; empty: all are
 * @param alive agents {@code [agents, samples]}, bool; empty: everybody counts
 * @param oldLogProb logarithm of the old policy's probability of the action {@code [agents,
 *     samples]}
 * @param memory of recurrent policies; empty: they have none
 */
record PolicyBatch(
    Tensor input,
    Tensor action,
    Optional<Tensor> available,
    Optional<Tensor> alive,
    Tensor oldLogProb,
    Optional<Memory> memory) {

  /** The same samples with another memory. */
  PolicyBatch remembering(Optional<Memory> other) {
    return new PolicyBatch(input, action, available, alive, oldLogProb, other);
  }

  /** The same of some of the samples, or of some of the agents. */
  PolicyBatch take(Part part) {
    return new PolicyBatch(
        part.samples().apply(input),
        part.samples().apply(action),
        available.map(part.samples()),
        alive.map(part.samples()),
        part.samples().apply(oldLogProb),
        memory.map(known -> known.map(part.sequences())));
  }
}
