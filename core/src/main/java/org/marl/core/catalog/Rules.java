package org.marl.core.catalog;

import java.util.List;
import org.marl.core.plan.Game;

/**
 * A config record whose parameters must fit each other or the game. Ranges and types of single
 * parameters are declared by annotations instead.
 */
public interface Rules {

  /** Everything that does not fit, for the game that is played; empty if all is well. */
  List<Violation> violations(Game game);
}
