package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.marl.algorithms.mixer.Mixer;
import org.marl.algorithms.network.FeedForward;
import org.marl.algorithms.network.Layers;
import org.marl.algorithms.network.OutputRow;
import org.marl.algorithms.network.Recurrent;
import org.marl.algorithms.network.WeightLayout;
import org.marl.algorithms.network.Weights;
import org.marl.algorithms.optimizer.StepRule;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.expression.Axis;
import org.marl.core.program.Gaussian;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * A network role of a run: the policy or the critic of all agents.
 *
 * @param name begins the names of its tensors
 * @param layers of one slot
 * @param slots which agents share weights; a critic of the team is one slot without agents
 * @param joint is there one network for the team, whose inputs and outputs have no agents?
 * @param mixer makes one value of the team from the agents' (VDAC, Su et al. 2021); empty: every
 *     agent's output is its own
 * @param step of its optimiser
 * @param rate the learning rate, and the norm to which gradients are clipped
 */
record Role(
    String name,
    Layers layers,
    SlotMap slots,
    boolean joint,
    Optional<Mixer> mixer,
    StepRule step,
    LearningRate rate)
    implements Trained {

  @Override
  public WeightLayout layout() {
    return layers.layout();
  }

  @Override
  public int sets() {
    return slots.slots();
  }

  String rateName() {
    return name + "_rate";
  }

  /** All that its optimiser trains: the network, and the mixer if that has weights. */
  List<Trained> parts() {
    List<Trained> parts = new ArrayList<>(List.of(this));
    mixer
        .flatMap(Mixer::layout)
        .ifPresent(weights -> parts.add(new MixerWeights(name + "_mixer", weights, step, rate)));
    return parts;
  }

  /** The recurrent state at the start of the rollout. */
  String memoryName() {
    return name + "_memory";
  }

  /** Is there one value for the team? */
  boolean team() {
    return joint || mixer.isPresent();
  }

  /** The axes of one number per value: the agents, or none. */
  Set<Axis> members() {
    return team() ? Set.of() : Set.of(Axis.AGENTS);
  }

  /** Units of the recurrent state; 0 if the layers have none. */
  int units() {
    return layers instanceof Recurrent recurrent ? recurrent.units() : 0;
  }

  boolean isRecurrent() {
    return units() > 0;
  }

  /** Inputs as {@link #apply} takes them: what needs no weights is done to them once. */
  Tensor prepared(Tensor input) {
    return layers.prepared(input);
  }

  /**
   * What a network gives.
   *
   * @param values {@code [agents, samples, dims]}, without agents if joint
   * @param states the recurrent state after every sample, on the same axes; empty if there is none
   * @param gaussian the policy that the values are the means of; empty for all other networks
   */
  record Output(Tensor values, Optional<Tensor> states, Optional<Gaussian> gaussian) {

    /**
     * One number per action, of policies over numbered ones: {@code [agents, samples, actions]}.
     */
    Tensor logits() {
      return values.renamed(Axis.DIMS, Axis.ACTIONS);
    }

    /** The same of recurrent layers. */
    private Output with(Tensor newStates) {
      return new Output(values, Optional.of(newStates), gaussian);
    }

    /** The same, which stays when weights are changed in place. */
    Output kept() {
      return new Output(values, states, gaussian.map(Gaussian::kept));
    }
  }

  /**
   * Writes the network.
   *
   * @param weights of the slots
   * @param input {@code [agents, samples, dims]}, without agents if joint, prepared; where there is
   *     a memory, samples are steps after steps of sequences
   * @param memory of recurrent layers
   */
  Output apply(
      ProgramWriter program, NetworkWeights weights, Tensor input, Optional<Memory> memory) {
    if (!joint) {
      return run(program, weights, input, memory, slots);
    }
    Optional<Memory> team =
        memory.map(m -> new Memory(asTeam(program, m.state()), m.starts(), m.steps()));
    Output output = run(program, weights, asTeam(program, input), team, slots);
    return new Output(alone(output.values()), output.states().map(Role::alone), Optional.empty());
  }

  /** Writes the network for agents that have a slot each, in the order of the slots given. */
  Output applyEach(
      ProgramWriter program, NetworkWeights weights, Tensor input, Optional<Memory> memory) {
    SlotMap each = SlotMap.of(new SharingConfig.None(), slots.slots());
    return run(program, weights, input, memory, each);
  }

  private Output run(
      ProgramWriter program,
      NetworkWeights of,
      Tensor input,
      Optional<Memory> memory,
      SlotMap map) {
    Weights weights = of.open(program, layout(), map);
    if (layers instanceof FeedForward forward) {
      return outputs(of, weights, of.write(forward, weights, map.fold(input)), map, map::unfold);
    }
    Memory known = memory.orElseThrow();
    Recurrent recurrent = (Recurrent) layers;
    if (known.steps() == 1 && !of.areTrained()) {
      Recurrent.Result result = recurrent.step(weights, map.fold(input), map.fold(known.kept()));
      return outputs(of, weights, result.output(), map, map::unfold)
          .with(map.unfold(result.states()));
    }
    String steps = String.valueOf(known.steps());
    Recurrent.Result result =
        recurrent.sequence(
            weights,
            map.foldSequences(input, steps),
            map.fold(known.state()),
            map.foldStarts(program, known.starts().name()));
    return outputs(of, weights, result.output(), map, data -> map.unfoldSequences(data, steps))
        .with(map.unfoldSequences(result.states(), steps));
  }

  /** What the layers gave, as data of agents. */
  private Output outputs(
      NetworkWeights of, Weights weights, Tensor given, SlotMap map, UnaryOperator<Tensor> unfold) {
    if (!layout().has(GaussianHead.LOG_DEVIATION)) {
      Tensor values = unfold.apply(of.outputs(weights, map, given));
      return new Output(values, Optional.empty(), Optional.empty());
    }
    OutputRow row = of.outputs(weights, map, given, GaussianHead.LOG_DEVIATION);
    Tensor mean = unfold.apply(row.outputs());
    Tensor logDeviation = map.perAgent(given.program(), row.weight());
    Gaussian gaussian = new Gaussian(mean, logDeviation, layers.outputs());
    return new Output(mean, Optional.empty(), Optional.of(gaussian));
  }

  private static Tensor asTeam(ProgramWriter program, Tensor input) {
    return new Tensor(
        program,
        program.let("team", "torch.unsqueeze(" + input.name() + ", 0)"),
        Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS));
  }

  private static Tensor alone(Tensor output) {
    return output.rearranged(
        "torch.squeeze(" + output.name() + ", 0)",
        Set.of(Axis.SAMPLES, Axis.DIMS),
        back -> "torch.unsqueeze(" + back + ", 0)");
  }
}
