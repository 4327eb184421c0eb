package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.algorithms.critic.CentralisedConfig;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * What networks see: observations with the agents' numbers and previous actions where a script asks
 * for them, and for a critic of the team the state or all observations in a row.
 *
 * @param sizes of the run
 * @param agentIds does every agent see its own number, one-hot?
 * @param previousAction does every agent see its last action, one-hot?
 */
record NetworkInputs(Sizes sizes, boolean agentIds, boolean previousAction) {

  /** Entries of an input of the policy, and of a critic of every agent's own. */
  int own() {
    return sizes.observation()
        + (agentIds ? sizes.agents() : 0)
        + (previousAction ? sizes.actions() : 0);
  }

  /** Entries of an input of a critic of the team. */
  int team(CentralisedConfig.View view) {
    int all = sizes.agents() * sizes.observation();
    int state = sizes.state() > 0 ? sizes.state() : all;
    return switch (view) {
      case STATE -> state;
      case OBSERVATIONS -> all;
      case BOTH -> sizes.state() > 0 ? sizes.state() + all : all;
    };
  }

  /**
   * What every agent sees.
   *
   * @param observations the name of a tensor {@code [rows…, agents, dims]}
   * @param previous actions {@code [rows…, agents]}, -1 at the start of an episode; empty unless
   *     agents see them
   */
  Tensor own(ProgramWriter program, String observations, Optional<String> previous) {
    return own(agentsFirst(program, observations, sizes.observation()), previous);
  }

  /**
   * The same.
   *
   * @param seen the observations {@code [agents, samples, dims]}
   */
  Tensor own(Tensor seen, Optional<String> previous) {
    ProgramWriter program = seen.program();
    List<String> parts = new ArrayList<>(List.of(seen.name()));
    if (agentIds) {
      String identity = "torch.to(torch.eye(" + sizes.agents() + "), " + seen.name() + ")";
      parts.add(
          "torch.expand(torch.unsqueeze(%s, 1), [%d, %s, %d])"
              .formatted(identity, sizes.agents(), seen.size(Axis.SAMPLES), sizes.agents()));
    }
    if (previousAction) {
      parts.add(oneHot(program, previous.orElseThrow(), seen));
    }
    return parts.size() == 1
        ? seen
        : new Tensor(
            program,
            program.let("seen", "torch.cat([" + String.join(", ", parts) + "], -1)"),
            seen.axes());
  }

  private String oneHot(ProgramWriter program, String previous, Tensor like) {
    String actions =
        program.let(
            "previous",
            "torch.transpose(torch.reshape(" + previous + ", [-1, " + sizes.agents() + "]), 0, 1)");
    String numbers =
        program.let(
            "numbers",
            "torch.to(torch.arange("
                + sizes.actions()
                + "), torch.reshape("
                + previous
                + ", [-1]))");
    return "torch.to(torch.eq(torch.unsqueeze("
        + actions
        + ", -1), "
        + numbers
        + "), "
        + like.name()
        + ")";
  }

  /**
   * What a critic of the team sees: {@code [samples, dims]}.
   *
   * @param states the name of a tensor {@code [rows…, dims]}; empty if there are none
   */
  Tensor team(
      ProgramWriter program,
      CentralisedConfig.View view,
      String observations,
      Optional<String> states) {
    int all = sizes.agents() * sizes.observation();
    String row = "torch.reshape(" + observations + ", [-1, " + all + "])";
    String seen =
        states
            .map(state -> "torch.reshape(" + state + ", [-1, " + sizes.state() + "])")
            .map(
                state ->
                    switch (view) {
                      case STATE -> state;
                      case OBSERVATIONS -> row;
                      case BOTH -> "torch.cat([" + state + ", " + row + "], -1)";
                    })
            .orElse(row);
    return new Tensor(program, program.let("seen", seen), Set.of(Axis.SAMPLES, Axis.DIMS));
  }

  /** {@code [rows…, agents, dims]} as {@code [agents, samples, dims]}. */
  private Tensor agentsFirst(ProgramWriter program, String tensor, int width) {
    String rows = "torch.reshape(" + tensor + ", [-1, " + sizes.agents() + ", " + width + "])";
    return new Tensor(
        program,
        program.let("seen", "torch.contiguous(torch.transpose(" + rows + ", 0, 1))"),
        Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS));
  }
}
