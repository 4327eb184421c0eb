package org.marl.algorithms.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marl.core.expression.Axis;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;

/**
 * Which slot of a network's weights each agent uses, and how data of agents become data of slots.
 *
 * <p>Agents with weights of their own are slots. Where all share, there is one slot, and the agents
 * are more samples of it, so that one large product serves all. Groups keep one slot per agent in
 * products, whose weights are copies of the group's; their gradients add up in the group.
 */
public final class SlotMap {
  private final int[] slots;
  private final int count;

  private SlotMap(int[] slots, int count) {
    this.slots = slots;
    this.count = count;
  }

  /**
   * The map of a way of sharing.
   *
   * @param agents how many there are
   */
  public static SlotMap of(SharingConfig sharing, int agents) {
    if (sharing instanceof SharingConfig.None) {
      return new SlotMap(IntStream.range(0, agents).toArray(), agents);
    }
    if (sharing instanceof SharingConfig.All) {
      return new SlotMap(new int[agents], 1);
    }
    if (sharing instanceof SharingConfig.Groups groups) {
      return ofGroups(groups.members(), agents);
    }
    throw new AssertionError(sharing);
  }

  private static SlotMap ofGroups(List<List<Integer>> groups, int agents) {
    int[] slots = new int[agents];
    Arrays.fill(slots, -1);
    for (int slot = 0; slot < groups.size(); slot++) {
      for (int agent : groups.get(slot)) {
        slots[agent] = slot;
      }
    }
    if (IntStream.of(slots).anyMatch(slot -> slot < 0)) {
      throw new IllegalArgumentException(groups + " leave out some of " + agents + " agents");
    }
    return new SlotMap(slots, groups.size());
  }

  /** How many sets of weights there are. */
  public int slots() {
    return count;
  }

  /** The slot of every agent. */
  public List<Integer> slotOfAgent() {
    return IntStream.of(slots).boxed().toList();
  }

  /** Whether agents are more samples of one slot. */
  public boolean folds() {
    return count == 1 && slots.length > 1;
  }

  /**
   * The weights that products take: those of the slots, or a copy per agent.
   *
   * @param flat the name of a tensor {@code [slots, width]}
   * @return the name of a tensor {@code [slots or agents, width]}
   */
  public String weights(ProgramWriter program, String flat) {
    if (!takesCopies()) {
      return flat;
    }
    String rows = program.let("rows", "torch.unbind(" + flat + ")");
    String copies =
        IntStream.of(slots)
            .mapToObj(slot -> rows + "[" + slot + "]")
            .collect(Collectors.joining(", ", "[", "]"));
    return program.let("copies", "torch.stack(" + copies + ")");
  }

  /**
   * The gradient with respect to the slots' weights: where agents' products take copies, theirs add
   * up.
   *
   * @param gradient with respect to {@link #weights}
   * @return the name of a tensor {@code [slots, width]}
   */
  public String gradient(ProgramWriter program, String gradient) {
    if (!takesCopies()) {
      return gradient;
    }
    String rows = program.let("rows", "torch.unbind(" + gradient + ")");
    String sums =
        IntStream.range(0, count)
            .mapToObj(slot -> sum(rows, slot))
            .collect(Collectors.joining(", ", "[", "]"));
    return program.let("gradient", "torch.stack(" + sums + ")");
  }

  private String sum(String rows, int slot) {
    return IntStream.range(0, slots.length)
        .filter(agent -> slots[agent] == slot)
        .mapToObj(agent -> rows + "[" + agent + "]")
        .reduce((left, right) -> "torch.add(" + left + ", " + right + ")")
        .orElseThrow();
  }

  /** Do products take a copy of a slot's weights per agent? Else they take the slots' own. */
  public boolean takesCopies() {
    return !folds() && IntStream.range(0, slots.length).anyMatch(agent -> slots[agent] != agent);
  }

  /**
   * A weight that is a vector as one vector per agent: {@code [agents, dims]}.
   *
   * @param weight the name of a view {@code [slots or agents, 1, dims]} of {@link #weights}
   */
  public Tensor perAgent(ProgramWriter program, String weight) {
    String rows = "torch.squeeze(" + weight + ", 1)";
    String all = folds() ? "torch.expand(" + rows + ", [" + slots.length + ", -1])" : rows;
    return new Tensor(program, program.let("rows", all), Set.of(Axis.AGENTS, Axis.DIMS));
  }

  /**
   * Data of agents as inputs of the layers.
   *
   * @param data {@code [agents, samples, entries]}
   * @return the same, or {@code [1, agents * samples, entries]}
   */
  public Tensor fold(Tensor data) {
    return folds() ? reshaped(data, "1, -1") : data;
  }

  /** Outputs of the layers as data of agents: the reverse of {@link #fold}. */
  public Tensor unfold(Tensor data) {
    return folds() ? reshaped(data, slots.length + ", -1") : data;
  }

  /**
   * Sequences of agents as inputs of recurrent layers, which want steps one after the other.
   *
   * @param data {@code [agents, steps * sequences, entries]}
   * @param steps an integer expression
   * @return the same, or {@code [1, steps * agents * sequences, entries]}
   */
  public Tensor foldSequences(Tensor data, String steps) {
    return folds() ? swapped(data, String.valueOf(slots.length), steps, "1, -1") : data;
  }

  /** Outputs of recurrent layers as data of agents: the reverse of {@link #foldSequences}. */
  public Tensor unfoldSequences(Tensor data, String steps) {
    String agents = String.valueOf(slots.length);
    return folds() ? swapped(data, steps, agents, agents + ", -1") : data;
  }

  /**
   * Where episodes start, for recurrent layers.
   *
   * @param starts the name of a tensor {@code [steps, sequences]} that holds for every agent
   * @return the same, or {@code [steps, agents * sequences]}
   */
  public String foldStarts(ProgramWriter program, String starts) {
    return folds()
        ? program.let("starts", "torch.repeat(" + starts + ", [1, " + slots.length + "])")
        : starts;
  }

  /** The dimension of slots and samples, apart as two of those lengths, in the other order. */
  private static Tensor swapped(Tensor data, String first, String second, String leading) {
    return data.rearranged(
        reshape(swapped(data.name(), first, second, data), leading, data),
        data.axes(),
        back ->
            "torch.reshape_as(" + swapped(back, second, first, data) + ", " + data.name() + ")");
  }

  private static String swapped(String value, String first, String second, Tensor data) {
    return "torch.transpose(" + reshape(value, first + ", " + second + ", -1", data) + ", 0, 1)";
  }

  private static Tensor reshaped(Tensor data, String leading) {
    return data.rearranged(
        reshape(data.name(), leading, data),
        data.axes(),
        back -> "torch.reshape_as(" + back + ", " + data.name() + ")");
  }

  private static String reshape(String value, String leading, Tensor data) {
    return "torch.reshape(" + value + ", [" + leading + ", " + last(data) + "])";
  }

  private static String last(Tensor data) {
    return "torch.size(" + data.name() + ", -1)";
  }
}
