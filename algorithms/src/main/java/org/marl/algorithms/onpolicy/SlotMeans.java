package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Writes means over the samples of all agents that share weights: with weights of their own, each
 * agent has its own mean; where all share, there is one, repeated for every agent.
 */
final class SlotMeans {
  private final ProgramWriter program;
  private final List<Integer> slotOfAgent;
  private final int slots;
  private final Optional<Tensor> alive;

  /**
   * @param alive which entries of {@code [agents, samples]} count; empty: all
   */
  SlotMeans(ProgramWriter program, List<Integer> slotOfAgent, int slots, Optional<Tensor> alive) {
    this.program = program;
    this.slotOfAgent = List.copyOf(slotOfAgent);
    this.slots = slots;
    this.alive = alive;
  }

  /** The mean of an agent's slot, {@code [agents]}; without agents, the mean over samples. */
  Tensor mean(Tensor tensor) {
    Set<Axis> samples = Set.of(Axis.SAMPLES);
    if (!tensor.has(Axis.AGENTS)) {
      return tensor.mean(samples);
    }
    if (alive.isEmpty()) {
      return average(tensor.mean(samples));
    }
    Tensor sums = alive.get().choose(tensor, 0).sum(samples);
    Tensor counts = alive.get().asReal().sum(samples);
    return together(sums).dividedBy(together(counts).atLeast(1));
  }

  /** The mean of entries {@code [agents]} over all agents that share a slot, for each of them. */
  private Tensor average(Tensor perAgent) {
    if (slots == slotOfAgent.size()) {
      return perAgent;
    }
    return together(perAgent).dividedBy(together(perAgent.map("torch.ones_like")));
  }

  /** The sum of the entries {@code [agents]} of all agents that share a slot, for each of them. */
  Tensor together(Tensor perAgent) {
    if (slots == slotOfAgent.size()) {
      return perAgent;
    }
    StringBuilder rows = new StringBuilder();
    for (int agent : slotOfAgent) {
      StringBuilder row = new StringBuilder();
      for (int other : slotOfAgent) {
        row.append(row.isEmpty() ? "" : ", ").append(Literal.of(agent == other ? 1.0 : 0.0));
      }
      rows.append(rows.isEmpty() ? "" : ", ").append('[').append(row).append(']');
    }
    String same = "torch.to(torch.tensor([" + rows + "]), " + perAgent.name() + ")";
    return new Tensor(
        program,
        program.let("together", "torch.mv(" + same + ", " + perAgent.name() + ")"),
        perAgent.axes());
  }

  /** To mean 0 and deviation 1 over each slot. */
  Tensor normalised(Tensor tensor) {
    Tensor centred = tensor.minus(mean(tensor));
    Tensor deviation = mean(centred.squared()).map("torch.sqrt").plus(1e-5);
    return centred.dividedBy(deviation);
  }

  /**
   * One number of the objectives of all agents {@code [agents]}. Slots are added up, so that each
   * learns as if it were alone; agents of one slot count by their share of its samples.
   */
  Tensor total(Tensor perAgent) {
    Set<Axis> agents = Set.of(Axis.AGENTS);
    if (alive.isEmpty() && slots == slotOfAgent.size()) {
      return perAgent.sum(agents);
    } else if (alive.isEmpty() && slots == 1) {
      return perAgent.mean(agents);
    }
    Tensor counts =
        alive
            .map(mask -> mask.asReal().sum(Set.of(Axis.SAMPLES)))
            .orElseGet(() -> perAgent.detached().map("torch.ones_like"));
    Tensor shares = counts.dividedBy(together(counts).atLeast(1));
    return perAgent.times(shares).sum(agents);
  }
}
