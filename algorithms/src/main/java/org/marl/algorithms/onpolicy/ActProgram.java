package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Program;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes the program by which agents act: it adds noise to the logarithms of the policies'
 * probabilities and takes the largest. Gumbel noise draws from the policies (Gumbel 1954); without
 * noise actions are greedy. Its output is {@code [agents, copies]} int64, and the recurrent state
 * of recurrent policies.
 */
final class ActProgram {
  private ActProgram() {}

  static Program of(Learning learning) {
    ProgramWriter program = new ProgramWriter("act");
    String weights = program.input(learning.policy().weightsName());
    String observations = program.input(Names.OBSERVATIONS);
    Optional<String> previous =
        learning.inputs().previousAction()
            ? Optional.of(program.input(Names.PREVIOUS))
            : Optional.empty();
    Optional<Tensor> available =
        learning.masksActions()
            ? Optional.of(
                Recorded.available(program, program.input(Names.AVAILABLE), learning.sizes()))
            : Optional.empty();
    Optional<Tensor> exploring =
        learning.config().exploration().isPresent()
            ? Optional.of(new Tensor(program, program.input(Names.EXPLORING), Set.of()))
            : Optional.empty();
    Tensor noise =
        new Tensor(
            program, program.input(Names.NOISE), Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS));
    Tensor seen = learning.inputs().own(program, observations, previous);
    Role.Output output = learning.policy().apply(program, weights, seen, memory(program, learning));
    Tensor logits = BatchTensors.renamed(output.values());
    ActionHead head = ActionHead.of(logits, available, exploring);
    Tensor perturbed = head.logPi().plus(noise);
    Tensor masked = available.map(mask -> mask.choose(perturbed, -1e30)).orElse(perturbed);
    program.output(Names.ACTIONS, masked.argmax().name());
    output.states().ifPresent(states -> program.output(Names.MEMORY, states.name()));
    return program.build();
  }

  /** One step of every copy. */
  private static Optional<Memory> memory(ProgramWriter program, Learning learning) {
    Role role = learning.policy();
    return role.isRecurrent()
        ? Optional.of(
            Memory.ofRollout(
                program, program.input(role.memoryName()), false, program.input(Names.STARTS), 1))
        : Optional.empty();
  }
}
