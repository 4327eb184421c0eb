package org.marl.algorithms.onpolicy;

import java.util.Set;
import org.marl.algorithms.network.FeedForward;
import org.marl.algorithms.network.Layers;
import org.marl.algorithms.optimizer.StepRule;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A network role of a run: the policy or the critic of all agents.
 *
 * @param name begins the names of its tensors
 * @param layers of one slot
 * @param slots which agents share weights; a critic of the team is one slot without agents
 * @param joint is there one network for the team, whose inputs and outputs have no agents?
 * @param step of its optimiser
 * @param rate the learning rate, and the norm to which gradients are clipped
 */
record Role(
    String name, Layers layers, SlotMap slots, boolean joint, StepRule step, LearningRate rate) {

  String weightsName() {
    return name + "_weights";
  }

  String bufferName(int index) {
    return name + "_buffer_" + index;
  }

  String countName() {
    return name + "_steps";
  }

  String rateName() {
    return name + "_rate";
  }

  /** The axes of one number per network output: the agents, or none. */
  Set<Axis> members() {
    return joint ? Set.of() : Set.of(Axis.AGENTS);
  }

  /**
   * Writes the network.
   *
   * @param flat the weights of the slots, the name of a tensor {@code [slots, width]}
   * @param input {@code [agents, samples, dims]}, without agents if joint
   * @return {@code [agents, samples, dims]}, without agents if joint
   */
  Tensor apply(ProgramWriter program, String flat, Tensor input) {
    return joint
        ? alone(program, run(program, flat, asTeam(program, input)))
        : slots.unfold(run(program, slots.weights(program, flat), slots.fold(input)));
  }

  /** Writes the network for agents that have a slot each, in the order of the slots given. */
  Tensor applyEach(ProgramWriter program, String flat, Tensor input) {
    return run(program, flat, input);
  }

  private Tensor run(ProgramWriter program, String flat, Tensor input) {
    return ((FeedForward) layers).apply(layers.layout().views(program, flat), input);
  }

  private static Tensor asTeam(ProgramWriter program, Tensor input) {
    return new Tensor(
        program,
        program.let("team", "torch.unsqueeze(" + input.name() + ", 0)"),
        Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS));
  }

  private static Tensor alone(ProgramWriter program, Tensor output) {
    return new Tensor(
        program,
        program.let("team", "torch.squeeze(" + output.name() + ", 0)"),
        Set.of(Axis.SAMPLES, Axis.DIMS));
  }

  /** The only output of a network of values: {@code [agents, samples]}. */
  static Tensor value(Tensor output) {
    return output.select(Axis.DIMS, 0);
  }
}
