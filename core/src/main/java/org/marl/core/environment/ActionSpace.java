package org.marl.core.environment;

import java.util.Collections;
import java.util.List;

/** What the agents of an environment can do. */
public sealed interface ActionSpace {

  /**
   * Numbered actions.
   *
   * @param counts of every agent's actions
   */
  record Discrete(List<Integer> counts) implements ActionSpace {
    public Discrete {
      counts = List.copyOf(counts);
    }

    /** A: the most actions of an agent. */
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
   * @param low the least value of every dimension; the environment clips
   * @param high the largest
   */
  record Continuous(List<Integer> dimensions, double low, double high) implements ActionSpace {
    public Continuous {
      dimensions = List.copyOf(dimensions);
    }

    /** D: the most dimensions of an agent's action. */
    public int width() {
      return Collections.max(dimensions);
    }
  }
}
