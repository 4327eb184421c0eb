package org.marl.algorithms.exact;

import org.marl.algorithms.finite.PolicySpace;

/** How messages of failed runs say where they are. */
final class Places {
  private Places() {}

  /** "agent `a`, state `s`, iteration 3". */
  static String of(Turn turn, int agent, int row) {
    PolicySpace space = turn.space();
    String state = space.model().state(space.stateOf(agent, row));
    return "agent `%s`, %siteration %d"
        .formatted(
            space.model().game().agents().get(agent),
            state.isEmpty() ? "" : "state `" + state + "`, ",
            turn.iteration());
  }
}
