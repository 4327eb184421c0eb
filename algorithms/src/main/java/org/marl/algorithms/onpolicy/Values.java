package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * What a critic gives, on its own scale.
 *
 * @param values {@code [agents, samples]}, without agents if they are the team's
 * @param states the recurrent state after every sample; empty if the critic has none
 */
record Values(Tensor values, Optional<Tensor> states) {

  /**
   * Writes a critic through which no gradient flows.
   *
   * @param parts the weights of its {@link Role#parts}
   */
  static Values of(ProgramWriter program, Role critic, List<RoleTensors> parts, CriticInput input) {
    List<String> weights = parts.stream().map(RoleTensors::weights).toList();
    NetworkWeights network = NetworkWeights.fixed(weights.get(0));
    return of(program, critic, network, weights.subList(1, weights.size()), input);
  }

  /**
   * Writes a critic.
   *
   * @param weights of its network
   * @param ofMixer weights of its mixer, names of tensors
   */
  static Values of(
      ProgramWriter program,
      Role critic,
      NetworkWeights weights,
      List<String> ofMixer,
      CriticInput input) {
    Role.Output output = critic.apply(program, weights, input.seen(), input.memory());
    Tensor own = output.values().select(Axis.DIMS, 0);
    Tensor values =
        critic.mixer().map(mixer -> mixer.mix(program, ofMixer, own, input.states())).orElse(own);
    return new Values(values, output.states());
  }
}
