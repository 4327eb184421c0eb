package org.marl.environments.markov;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.FiniteGameConfig;
import org.marl.core.plan.MarkovGame;
import org.marl.environments.Names;

/** {@code random_markov(…)}: rewards and transitions drawn from a seed of the game's own. */
public record RandomMarkovConfig(
    @Bounds(atLeast = 1) @Doc("number of agents") int agents,
    @Bounds(atLeast = 1) @Doc("number of states; episodes start in the first") int states,
    @Bounds(atLeast = 1) @Doc("number of actions of every agent") int actions,
    @Bounds(atLeast = 0, atMost = 1) @Doc("the discount factor; below 1 without a horizon")
        double discount,
    @Bounds(above = 0) @Doc("rewards are uniform between minus this and this") double rewardRange,
    @Bounds(atLeast = 0)
        @Doc(
            "transition probabilities are the softmax of uniform numbers between 0 and this; 0:"
                + " all next states are equally likely")
        double logitRange,
    @Bounds(atLeast = 0)
        @Doc(
            "how many states may follow a joint action in a state, drawn anew for each; 0: every"
                + " state may")
        int successors,
    @Bounds(atLeast = 0)
        @Doc("steps after which every episode ends, and with it what policies depend on; 0: never")
        int horizon,
    @Doc("seed of the tables; the seed of a run does not change them") long seed)
    implements FiniteGameConfig {

  /**
   * Non-zero probabilities above which a game is refused: with their states they would fill 1.2 GB.
   */
  private static final double MOST_NON_ZEROS = 1e8;

  /** Joint actions in all states above which a game is refused: each needs some 100 bytes. */
  private static final double MOST_PAIRS = 1e7;

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (successors > states) {
      violations.add(
          new Violation(
              "successors",
              String.format("%d states cannot follow where there are %d", successors, states),
              "use at most the number of states, or 0 for all of them"));
    }
    if (discount == 1 && horizon == 0) {
      violations.add(
          new Violation(
              "discount",
              "sums of rewards without a discount need an end",
              "set `horizon`, or a discount below 1"));
    }
    double pairs = Math.pow(actions, agents) * states * Math.max(horizon, 1);
    if (pairs > MOST_PAIRS) {
      violations.add(
          new Violation(
              "states",
              String.format("the states would have %.3g joint actions together", pairs),
              "use fewer agents, actions or states"));
    } else if (pairs * successorCount() > MOST_NON_ZEROS) {
      violations.add(
          new Violation(
              "states",
              String.format(
                  "the table of transitions would have %.3g non-zero entries",
                  pairs * successorCount()),
              "use fewer agents, actions or states, or fewer `successors`"));
    }
    return violations;
  }

  /** How many states may follow a joint action in a state. */
  int successorCount() {
    return successors == 0 ? states : successors;
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(agents, Names.numbered("action", actions));
  }

  @Override
  public MarkovGame game(String name) {
    MarkovGame game = RandomTables.draw(this, name);
    return horizon == 0 ? game : game.within(horizon);
  }
}
