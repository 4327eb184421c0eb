package org.marl.core.environment;

import java.util.Collections;
import java.util.List;

/** What the agents of an environment can do. */
public sealed interface ActionSpace {

  /** The most actions of an agent, or the most dimensions of an action. */
  int width();

  /**
   * Numbered actions.
   *
   * @param counts of every agent's actions
   */
  record Discrete(List<Integer> counts) implements ActionSpace {
    public Discrete {
      counts = List.copyOf(counts);
    }

    /** A. */
    @Override
    public int width() {
      return Collections.max(counts);
    }

    /** Do some agents have fewer actions than others? */
    public boolean isPadded() {
      return counts.stream().distinct().count() > 1;
    }
  }

  /**
   * Vectors of real numbers.
   *
   * @param dimensions of every agent's action
   * @param low the least value of every dimension; the environment takes what lies beyond for the
   *     bound, so that learners may draw from unbounded distributions
   * @param high the largest
   */
  record Continuous(List<Integer> dimensions, double low, double high) implements ActionSpace {
    public Continuous {
      dimensions = List.copyOf(dimensions);
    }

    /** D. */
    @Override
    public int width() {
      return Collections.max(dimensions);
    }

    /** Do some agents' actions have fewer dimensions than others'? */
    public boolean isPadded() {
      return dimensions.stream().distinct().count() > 1;
    }
  }
}
