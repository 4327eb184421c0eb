package org.marl.algorithms.onpolicy;

import java.util.Optional;
import java.util.Set;
import org.marl.core.environment.ActionSpace;
import org.marl.core.expression.Axis;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * What a rollout recorded, as tensors of the update program. Samples are the steps of all copies in
 * a row: sample t·E + e.
 *
 * @param actions {@code [agents, samples]}, int64, or {@code [agents, samples, dims]}
 * @param rewards {@code [agents, samples]}
 * @param terminated {@code [samples]}, bool
 * @param truncated {@code [samples]}, bool
 * @param available {@code [agents, samples, actions]}, or {@code [agents, dims]} of vectors, bool;
 *     empty: all are
 * @param alive {@code [agents, samples]}, bool; empty: everybody counts
 */
record Recorded(
    Tensor actions,
    Tensor rewards,
    Tensor terminated,
    Tensor truncated,
    Optional<Tensor> available,
    Optional<Tensor> alive) {

  /** Declares the inputs and brings agents first. */
  static Recorded inputs(ProgramWriter program, Learning learning) {
    Sizes sizes = learning.sizes();
    return new Recorded(
        learning.vectors().isPresent()
            ? perAgent(program, program.input(Names.ACTIONS), sizes, Axis.DIMS)
            : perAgent(program, program.input(Names.ACTIONS), sizes.agents()),
        perAgent(program, program.input(Names.REWARDS), sizes.agents()),
        flags(program, program.input(Names.TERMINATED)),
        flags(program, program.input(Names.TRUNCATED)),
        available(program, learning),
        learning.losesAgents()
            ? Optional.of(isSet(perAgent(program, program.input(Names.ALIVE), sizes.agents())))
            : Optional.empty());
  }

  private static Tensor perAgent(ProgramWriter program, String input, int agents) {
    String rows = "torch.reshape(" + input + ", [-1, " + agents + "])";
    return new Tensor(
        program,
        program.let("recorded", "torch.contiguous(torch.transpose(" + rows + ", 0, 1))"),
        Set.of(Axis.AGENTS, Axis.SAMPLES));
  }

  private static Tensor flags(ProgramWriter program, String input) {
    return isSet(
        new Tensor(
            program,
            program.let("recorded", "torch.reshape(" + input + ", [-1])"),
            Set.of(Axis.SAMPLES)));
  }

  /**
   * Which actions can be chosen, {@code [agents, samples, actions]}, or which dimensions an agent's
   * action has, {@code [agents, dims]}; empty: all.
   */
  static Optional<Tensor> available(ProgramWriter program, Learning learning) {
    if (learning.masksActions()) {
      String input = program.input(Names.AVAILABLE);
      return Optional.of(isSet(perAgent(program, input, learning.sizes(), Axis.ACTIONS)));
    }
    return learning
        .vectors()
        .filter(ActionSpace.Continuous::isPadded)
        .map(space -> dimensions(program, space));
  }

  private static Tensor dimensions(ProgramWriter program, ActionSpace.Continuous space) {
    String lengths = "torch.tensor(" + Literal.of(space.dimensions()) + ")";
    return new Tensor(
        program,
        program.let(
            "dimensions",
            "torch.gt(torch.unsqueeze(%s, 1), torch.arange(%d))".formatted(lengths, space.width())),
        Set.of(Axis.AGENTS, Axis.DIMS));
  }

  /**
   * Numbers of all agents' actions or dimensions.
   *
   * @param input {@code [rows…, agents, entries]}
   */
  private static Tensor perAgent(ProgramWriter program, String input, Sizes sizes, Axis last) {
    String rows =
        "torch.reshape(" + input + ", [-1, " + sizes.agents() + ", " + sizes.actions() + "])";
    return new Tensor(
        program,
        program.let("recorded", "torch.contiguous(torch.transpose(" + rows + ", 0, 1))"),
        Set.of(Axis.AGENTS, Axis.SAMPLES, last));
  }

  private static Tensor isSet(Tensor number) {
    return number.map("torch.gt", Literal.of(0.5));
  }

  /** Where the episode ended, by the rules or by a time limit. */
  Tensor ended() {
    return terminated.zip("torch.logical_or", truncated);
  }

  /** 1 where the episode goes on after the step within the rollout's copy, else 0. */
  Tensor goesOn() {
    return ended().map("torch.logical_not").asReal();
  }

  /** The reward of the team: what all receive, or the sum of what each does. */
  Tensor teamReward(boolean same) {
    return same ? rewards.select(Axis.AGENTS, 0) : rewards.sum(Set.of(Axis.AGENTS));
  }
}
