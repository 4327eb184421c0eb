package org.marl.core.exact;

/**
 * Why a function cannot be the f of a divergence or the phi of a regulariser.
 *
 * @param kind which condition is violated
 * @param sentence one sentence for people, with the point that shows it and without a final stop
 */
public record Problem(Kind kind, String sentence) {

  /** The conditions, in the order in which they are checked. */
  public enum Kind {
    UNDEFINED,
    NOT_ZERO_AT_ONE,
    NOT_CONVEX
  }
}
