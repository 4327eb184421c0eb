package org.marl.core.expression;

import java.util.Set;

/**
 * What the types of expressions have to know of an operation that a plug-in adds. It takes real
 * numbers, aligned by the names of their axes, and gives real numbers. Implementations are values:
 * two that are equal are one operation.
 */
public interface CustomOperation {

  /**
   * The axes along which an entry of the result depends on other entries than its own, as those of
   * a reduction do; empty for an operation that goes entry by entry.
   */
  Set<Axis> over();

  /** Has the result those axes still, as {@link Reduction#NORMALISE} has? */
  boolean keepsAxes();
}
