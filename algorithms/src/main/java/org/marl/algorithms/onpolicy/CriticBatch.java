package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.program.Tensor;

/**
 * What the critic is fitted to. A critic of the team has no axis of agents.
 *
 * @param input {@code [agents, samples, dims]}
 * @param old its output at the start of the update {@code [agents, samples]}, on the scale on which
 *     it learns
 * @param target the returns, on that scale {@code [agents, samples]}
 * @param alive agents {@code [agents, samples]}, bool; empty: everybody counts
 * @param memory of recurrent critics; empty: they have none
 */
record CriticBatch(
    Tensor input, Tensor old, Tensor target, Optional<Tensor> alive, Optional<Memory> memory) {

  /** The same of some of the samples. */
  CriticBatch take(Part part) {
    return new CriticBatch(
        part.samples().apply(input),
        part.samples().apply(old),
        part.samples().apply(target),
        alive.map(part.samples()),
        memory.map(known -> known.map(part.sequences())));
  }
}
