package org.marl.core.plan;

import org.marl.core.expression.Node;

/**
 * Something recorded at every record point: one column per entry of its axes.
 *
 * @param name of the column, the expression as the script writes it; columns append {@code (agent)}
 *     or {@code (agent, action)}
 * @param expression evaluated after the update
 * @param text the expression as a script without the declarations of this one can write it
 */
public record Metric(String name, Node expression, String text) {

  /** A metric whose name any script can write. */
  public Metric(String name, Node expression) {
    this(name, expression, name);
  }
}
