package org.marl.core.plan;

import java.util.List;
import java.util.Set;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;

/**
 * An update rule: statements whose gradients are all taken at the same parameters.
 *
 * @param name its name in the script
 * @param objectives at least one
 */
public record Update(String name, List<Objective> objectives) {

  /** Does the statement ask for more or for less of its expression? */
  public enum Sense {
    MAXIMIZE,
    MINIMIZE
  }

  /**
   * One statement.
   *
   * @param sense maximise or minimise
   * @param expression axes {@code {agents}} (one objective per agent) or none (joint), after the
   *     mean over samples
   * @param over the networks it trains
   */
  public record Objective(Sense sense, Node expression, Set<Network> over) {
    public Objective {
      over = Set.copyOf(over);
    }
  }

  public Update {
    objectives = List.copyOf(objectives);
  }
}
