package org.marl.algorithms.mixer;

import java.util.List;
import java.util.Optional;
import org.marl.algorithms.network.WeightLayout;
import org.marl.core.catalog.Choice;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/** Makes one value of the team from those of its agents, and how it is written into a program. */
public sealed interface Mixer permits AdditiveMixer, MonotonicMixer {

  /** Where its weights lie; empty if it has none. */
  Optional<WeightLayout> layout();

  /** Does it look at the state of the game? */
  boolean seesState();

  /**
   * Writes the mixture.
   *
   * @param weights the name of a tensor {@code [1, width]}; none if it has no weights
   * @param values of the agents {@code [agents, samples]}
   * @param states {@code [samples, dims]}; empty unless it looks at them
   * @return the value of the team {@code [samples]}
   */
  Tensor mix(ProgramWriter program, List<String> weights, Tensor values, Optional<Tensor> states);

  /**
   * The mixer that a script chooses; empty if programs know none of its kind.
   *
   * @param agents how many values it mixes
   * @param state entries of a state
   */
  static Optional<Mixer> of(Choice choice, int agents, int state) {
    if (choice.config() instanceof AdditiveConfig) {
      return Optional.of(new AdditiveMixer());
    } else if (choice.config() instanceof MonotonicConfig config) {
      return Optional.of(new MonotonicMixer(config, agents, state));
    }
    return Optional.empty();
  }
}
