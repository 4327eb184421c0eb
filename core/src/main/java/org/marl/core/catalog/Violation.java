package org.marl.core.catalog;

import java.util.Optional;
import org.marl.core.expression.Node;

/**
 * A broken {@link Rules rule}.
 *
 * @param key the parameter to blame, as scripts write it; empty: the component as a whole
 * @param node the part of the parameter's expression to blame, where there is one
 * @param message one sentence without a full stop
 * @param help what would be right; may be empty
 */
public record Violation(String key, Optional<Node> node, String message, String help) {

  public Violation(String key, String message, String help) {
    this(key, Optional.empty(), message, help);
  }
}
