package org.marl.environments.markov;

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
    @Bounds(atLeast = 0, below = 1) @Doc("the discount factor") double discount,
    @Bounds(above = 0) @Doc("rewards are uniform between minus this and this") double rewardRange,
    @Bounds(atLeast = 0)
        @Doc(
            "transition probabilities are the softmax of uniform numbers between 0 and this; 0:"
                + " all next states are equally likely")
        double logitRange,
    @Doc("seed of the tables; the seed of a run does not change them") long seed)
    implements FiniteGameConfig {

  /** Entries of the transition table above which a game is refused: they would fill 800 MB. */
  private static final double LARGEST = 1e8;

  @Override
  public List<Violation> violations() {
    double entries = Math.pow(actions, agents) * states * states;
    return entries <= LARGEST
        ? List.of()
        : List.of(
            new Violation(
                "states",
                String.format("the table of transitions would have %.3g entries", entries),
                "use fewer agents, actions or states"));
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
    return RandomTables.draw(this, name);
  }
}
