package org.marl.core.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;

/**
 * What a learner's configuration tells about the expressions of its update, before any engine
 * exists. Implemented by the config record of every component of kind LEARNER.
 */
public interface LearnerConfig {

  /** The family, which decides the quantities that are supplied in general. */
  Setting setting();

  /** The networks that the learner has as configured. A statement of the update may train these. */
  Set<Network> networks();

  /**
   * The networks that some statement must train: not those without weights, nor those that the
   * learner fits by itself.
   */
  default Set<Network> untaught() {
    return networks();
  }

  /**
   * Quantities that the family supplies but this configuration does not, each with what is missing:
   * {@code "needs a mixer"}. They read on from "{@code q_tot} …".
   */
  default Map<Quantity, String> withheld() {
    return Map.of();
  }

  /**
   * Quantities that this configuration supplies without the axis of agents, because one value
   * serves them all: value, advantage and returns under a centralised critic.
   */
  default Set<Quantity> joint() {
    return Set.of();
  }

  /**
   * Quantities that this configuration supplies with an axis of agents, beyond the table of
   * quantities: y, where every agent has a target of its own.
   */
  default Set<Quantity> individual() {
    return Set.of();
  }

  /**
   * Why an experiment cannot say where policies {@code start}; empty if it can. One clause without
   * a full stop.
   */
  default Optional<String> fixedStart() {
    return Optional.empty();
  }

  /**
   * Why an experiment on a game cannot record an expression; empty if it can. The place is the node
   * of a violation, or else the whole expression.
   */
  default List<Violation> recordViolations(Node metric, Game game) {
    return List.of();
  }
}
