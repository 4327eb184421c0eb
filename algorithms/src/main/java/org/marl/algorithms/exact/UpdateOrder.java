package org.marl.algorithms.exact;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.marl.core.plan.Ordering;
import org.marl.core.random.SplittableStreams;

/**
 * Who updates when: groups of agents that update in turn, the agents of a group together. The
 * arrays are reused from one iteration to the next.
 */
interface UpdateOrder {

  /**
   * The groups of an iteration, called once for each.
   *
   * @param iteration counted from 1
   */
  int[][] groups(long iteration);

  /**
   * The order of a run.
   *
   * @param gain what an agent expects to gain by its update, at the start of the iteration
   */
  static UpdateOrder of(Ordering ordering, int agents, long seed, IntToDoubleFunction gain) {
    if (ordering instanceof Ordering.Simultaneous) {
      int[][] together = {range(agents)};
      return iteration -> together;
    }
    if (ordering instanceof Ordering.Sequence sequence) {
      int[][] groups = sequence.groups().stream().map(UpdateOrder::array).toArray(int[][]::new);
      return iteration -> groups;
    }
    if (ordering instanceof Ordering.Shuffled shuffled) {
      return new Shuffled(agents, shuffled.every(), SplittableStreams.stream(seed, "ordering"));
    }
    if (ordering instanceof Ordering.ByAdvantage) {
      return new ByGain(agents, gain);
    }
    throw new AssertionError(ordering);
  }

  private static int[] range(int agents) {
    int[] range = new int[agents];
    for (int agent = 0; agent < agents; agent++) {
      range[agent] = agent;
    }
    return range;
  }

  private static int[] array(List<Integer> agents) {
    return agents.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[][] oneByOne(int agents) {
    int[][] groups = new int[agents][1];
    for (int agent = 0; agent < agents; agent++) {
      groups[agent][0] = agent;
    }
    return groups;
  }

  /** A uniformly random permutation, drawn anew every so many iterations. */
  final class Shuffled implements UpdateOrder {
    private final int[][] groups;
    private final int every;
    private final SplittableRandom random;

    private Shuffled(int agents, int every, SplittableRandom random) {
      this.groups = oneByOne(agents);
      this.every = every;
      this.random = random;
    }

    @Override
    public int[][] groups(long iteration) {
      if ((iteration - 1) % every == 0) {
        for (int last = groups.length - 1; last > 0; last--) {
          swap(groups, last, random.nextInt(last + 1));
        }
      }
      return groups;
    }
  }

  /** The largest gain first; ties in the order of the agents. */
  final class ByGain implements UpdateOrder {
    private final int[][] groups;
    private final double[] gains;
    private final IntToDoubleFunction gain;

    private ByGain(int agents, IntToDoubleFunction gain) {
      this.groups = oneByOne(agents);
      this.gains = new double[agents];
      this.gain = gain;
    }

    @Override
    public int[][] groups(long iteration) {
      for (int agent = 0; agent < gains.length; agent++) {
        gains[agent] = gain.applyAsDouble(agent);
        groups[agent][0] = agent;
      }
      // Insertion sort: stable, and there are few agents.
      for (int next = 1; next < groups.length; next++) {
        for (int at = next; at > 0 && gains[groups[at][0]] > gains[groups[at - 1][0]]; at--) {
          swap(groups, at, at - 1);
        }
      }
      return groups;
    }
  }

  private static void swap(int[][] groups, int one, int other) {
    int[] held = groups[one];
    groups[one] = groups[other];
    groups[other] = held;
  }
}
