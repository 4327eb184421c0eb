package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.marl.core.program.Tensor;

/**
 * What an update knows of some samples, besides what its expressions name.
 *
 * @param input of the policy {@code [agents, samples, dims]}
 * @param action taken {@code [agents, samples]}, int64
 * @param available actions {@code [agents, samples, actions]}, bool; empty: all are
 * @param alive agents {@code [agents, samples]}, bool; empty: everybody counts
 * @param oldLogProb logarithm of the old policy's probability of the action {@code [agents,
 *     samples]}
 */
record PolicyBatch(
    Tensor input,
    Tensor action,
    Optional<Tensor> available,
    Optional<Tensor> alive,
    Tensor oldLogProb) {

  /** The same of some of the samples, or of some of the agents. */
  PolicyBatch map(UnaryOperator<Tensor> part) {
    return new PolicyBatch(
        part.apply(input),
        part.apply(action),
        available.map(part),
        alive.map(part),
        part.apply(oldLogProb));
  }
}
