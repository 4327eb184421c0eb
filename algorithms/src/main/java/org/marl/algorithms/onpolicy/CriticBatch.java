package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.program.Tensor;

/**
 * What the critic is fitted to. A critic of the team has no axis of agents.
 *
 * @param input what it sees
 * @param old its output at the start of the update {@code [agents, samples]}, on the scale on which
 *     it learns
 * @param target the returns, on that scale {@code [agents, samples]}
 * @param alive agents {@code [agents, samples]}, bool; empty: everybody counts
 */
record CriticBatch(CriticInput input, Tensor old, Tensor target, Optional<Tensor> alive) {

  /** The same of some of the samples. */
  CriticBatch take(Part part) {
    return new CriticBatch(
        input.take(part),
        part.samples().apply(old),
        part.samples().apply(target),
        alive.map(part.samples()));
  }
}
