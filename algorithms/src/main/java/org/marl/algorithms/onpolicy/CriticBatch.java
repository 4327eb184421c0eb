package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.marl.core.program.Tensor;

/**
 * What the critic is fitted to. A critic of the team has no axis of agents.
 *
 * @param input {@code [agents, samples, dims]}
 * @param old its output at the start of the update {@code [agents, samples]}, on the scale on which
 *     it learns
 * @param target the returns, on that scale {@code [agents, samples]}
 * @param alive agents {@code [agents, samples]}, bool; empty: everybody counts
 */
record CriticBatch(Tensor input, Tensor old, Tensor target, Optional<Tensor> alive) {

  /** The same of some of the samples. */
  CriticBatch map(UnaryOperator<Tensor> part) {
    return new CriticBatch(part.apply(input), part.apply(old), part.apply(target), alive.map(part));
  }
}
