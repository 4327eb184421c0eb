package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.program.Tensor;

/**
 * What the critic sees of some samples.
 *
 * @param seen {@code [agents, samples, dims]}, without agents if there is one network for the team
 * @param states what the mixer sees {@code [samples, dims]}; empty if there is none that does
 * @param memory of recurrent critics; empty: they have none
 */
record CriticInput(Tensor seen, Optional<Tensor> states, Optional<Memory> memory) {

  /** The same of some of the samples. */
  CriticInput take(Part part) {
    return new CriticInput(
        part.samples().apply(seen),
        states.map(part.samples()),
        memory.map(known -> known.map(part.sequences())));
  }

  /** The same samples with another memory. */
  CriticInput remembering(Optional<Memory> other) {
    return new CriticInput(seen, states, other);
  }
}
