package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes the program by which agents act, see {@link CategoricalHead#act} and {@link
 * GaussianHead#act}. It writes {@link Names#ACTIONS} and, of recurrent policies, {@link
 * Names#MEMORY} in place.
 */
final class ActProgram {
  private ActProgram() {}

  static Program of(Learning learning) {
    ProgramWriter program = new ProgramWriter("act");
    NetworkWeights weights = weights(program, learning.policy());
    Tensor observations =
        new Tensor(
            program,
            program.input(Names.OBSERVATIONS),
            Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS));
    Optional<String> previous =
        learning.inputs().previousAction()
            ? Optional.of(program.input(Names.PREVIOUS))
            : Optional.empty();
    Optional<Tensor> available = Recorded.available(program, learning);
    Optional<Tensor> exploring =
        learning.config().exploration().isPresent()
            ? Optional.of(new Tensor(program, program.input(Names.EXPLORING), Set.of()))
            : Optional.empty();
    Axis entries = learning.vectors().isPresent() ? Axis.DIMS : Axis.ACTIONS;
    Tensor noise =
        new Tensor(program, program.input(Names.NOISE), Set.of(Axis.AGENTS, Axis.SAMPLES, entries));
    Tensor seen = learning.policy().prepared(learning.inputs().own(observations, previous));
    Optional<String> state =
        learning.policy().isRecurrent()
            ? Optional.of(program.input(Names.MEMORY))
            : Optional.empty();
    Role.Output output =
        learning.policy().apply(program, weights, seen, state.map(name -> memory(program, name)));
    Tensor chosen =
        output
            .gaussian()
            .map(policy -> GaussianHead.of(policy, available).act(noise))
            .orElseGet(() -> CategoricalHead.act(output.logits(), available, exploring, noise));
    program.effect("torch.copy_(" + program.input(Names.ACTIONS) + ", " + chosen.name() + ")");
    output
        .states()
        .ifPresent(
            states ->
                program.effect(
                    "torch.copy_(%s, %s)".formatted(state.orElseThrow(), states.name())));
    return program.build();
  }

  /** Each weight by itself, unless agents' products take copies of weights that they share. */
  private static NetworkWeights weights(ProgramWriter program, Role policy) {
    return policy.slots().takesCopies()
        ? NetworkWeights.fixed(program.input(policy.weightsName()))
        : NetworkWeights.apart(policy.weightsName() + ".");
  }

  /** One step of every copy. */
  private static Memory memory(ProgramWriter program, String state) {
    return Memory.ofRollout(program, state, false, program.input(Names.STARTS), 1);
  }
}
