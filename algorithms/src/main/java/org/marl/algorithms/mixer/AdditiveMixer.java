package org.marl.algorithms.mixer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.network.WeightLayout;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/** The sum of the agents' values (VDN, Sunehag et al. 2018; VDAC-sum, Su et al. 2021). */
record AdditiveMixer() implements Mixer {

  @Override
  public Optional<WeightLayout> layout() {
    return Optional.empty();
  }

  @Override
  public boolean seesState() {
    return false;
  }

  @Override
  public Tensor mix(
      ProgramWriter program, List<String> weights, Tensor values, Optional<Tensor> states) {
    return values.sum(Set.of(Axis.AGENTS));
  }
}
