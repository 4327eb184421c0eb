package org.marl.core.plan;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Choice;

/** What is played. */
public sealed interface Game permits MatrixGame, MarkovGame, Game.Environment {

  String name();

  /** Names of the agents; their number is N. */
  List<String> agents();

  /** Names of every agent's actions where they are known before the run, else empty lists. */
  List<List<String>> actions();

  /** The component that made the game; empty: the script declares it. */
  Optional<Choice> origin();

  /** The same game, made by a component. */
  Game madeBy(Choice component);

  default int agentCount() {
    return agents().size();
  }

  /**
   * A game that a component plays.
   *
   * @param name as in the script
   * @param agents names, made by the environment's component
   * @param actions names per agent
   * @param environment the component
   */
  record Environment(
      String name, List<String> agents, List<List<String>> actions, Choice environment)
      implements Game {

    @Override
    public Optional<Choice> origin() {
      return Optional.of(environment);
    }

    @Override
    public Environment madeBy(Choice component) {
      return new Environment(name, agents, actions, component);
    }
  }
}
