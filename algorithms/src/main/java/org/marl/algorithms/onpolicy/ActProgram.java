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
 * noise actions are greedy. It writes {@link Names#ACTIONS} and, of recurrent policies, {@link
 * Names#MEMORY} in place.
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
    Tensor seen =
        learning.policy().prepared(learning.inputs().own(program, observations, previous));
    Optional<String> state =
        learning.policy().isRecurrent()
            ? Optional.of(program.input(Names.MEMORY))
            : Optional.empty();
    Role.Output output =
        learning.policy().apply(program, weights, seen, state.map(name -> memory(program, name)));
    Tensor logits = BatchTensors.renamed(output.values());
    Tensor perturbed = scores(logits, available, exploring).plus(noise);
    Tensor masked = available.map(mask -> mask.choose(perturbed, -1e30)).orElse(perturbed);
    program.effect(
        "torch.copy_(%s, torch.transpose(%s, 0, 1))"
            .formatted(program.input(Names.ACTIONS), masked.argmax().name()));
    output
        .states()
        .ifPresent(
            states ->
                program.effect(
                    "torch.copy_(%s, %s)".formatted(state.orElseThrow(), states.name())));
    return program.build();
  }

  /**
   * What the most probable action has most of. The logarithms of probabilities are the logits but
   * for a constant, unless something is mixed in.
   */
  private static Tensor scores(
      Tensor logits, Optional<Tensor> available, Optional<Tensor> exploring) {
    return exploring.isPresent() ? ActionHead.of(logits, available, exploring).logPi() : logits;
  }

  /** One step of every copy. */
  private static Memory memory(ProgramWriter program, String state) {
    return Memory.ofRollout(program, state, false, program.input(Names.STARTS), 1);
  }
}
