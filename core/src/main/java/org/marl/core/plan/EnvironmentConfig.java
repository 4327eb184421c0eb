package org.marl.core.plan;

import java.util.List;
import java.util.OptionalInt;
import org.marl.core.catalog.Violation;

/**
 * What an environment's configuration tells about the game before the environment exists.
 * Implemented by the config record of every component of kind ENVIRONMENT.
 */
public interface EnvironmentConfig {

  /** Parameters that do not fit each other; the other methods may be called if there are none. */
  default List<Violation> violations() {
    return List.of();
  }

  /** A name for every agent, unique; their number is N. */
  List<String> agentNames();

  /** Names of every agent's actions, unique per agent; empty lists where actions are continuous. */
  List<List<String>> actionNames();

  /** Are actions vectors of real numbers? */
  default boolean continuous() {
    return dimensions().isPresent();
  }

  /** The largest number of dimensions of an agent's action, where actions are continuous. */
  default OptionalInt dimensions() {
    return OptionalInt.empty();
  }
}
