package org.marl.core.plan;

import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Choice;

/**
 * A one-shot game: a common reward per joint action.
 *
 * @param name as in the script
 * @param agents names
 * @param actions names, per agent
 * @param reward one number per joint action, row-major: the first agent's action is outermost
 * @param stop probability that the episode ends at the joint action, same layout; empty: it always
 *     ends
 * @param origin the component that made the table; empty: the script declares it
 */
public record MatrixGame(
    String name,
    List<String> agents,
    List<List<String>> actions,
    double[] reward,
    Optional<double[]> stop,
    Optional<Choice> origin)
    implements Game {

  /** A game whose table no component made. */
  public MatrixGame(
      String name,
      List<String> agents,
      List<List<String>> actions,
      double[] reward,
      Optional<double[]> stop) {
    this(name, agents, actions, reward, stop, Optional.empty());
  }

  @Override
  public MatrixGame madeBy(Choice component) {
    return new MatrixGame(name, agents, actions, reward, stop, Optional.of(component));
  }
}
