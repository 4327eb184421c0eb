package org.marl.algorithms.ordering;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.Game;
import org.marl.core.plan.Ordering;

/** Every agent has exactly one turn in a sequence. */
public final class SequenceRules {
  private SequenceRules() {}

  /** Adds what is wrong with an ordering for the agents of a game. */
  public static void check(Ordering ordering, Game game, List<Violation> violations) {
    if (!(ordering instanceof Ordering.Sequence sequence)) {
      return;
    }
    Set<Integer> seen = new HashSet<>();
    for (List<Integer> group : sequence.groups()) {
      for (int agent : group) {
        if (!seen.add(agent)) {
          violations.add(violation(game, agent, "has two turns in one iteration"));
        }
      }
    }
    for (int agent = 0; agent < game.agentCount(); agent++) {
      if (!seen.contains(agent)) {
        violations.add(violation(game, agent, "has no turn"));
      }
    }
  }

  private static Violation violation(Game game, int agent, String problem) {
    return new Violation(
        "ordering", "agent `" + game.agents().get(agent) + "` " + problem, "name every agent once");
  }
}
