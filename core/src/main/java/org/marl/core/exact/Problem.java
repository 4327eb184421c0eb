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
    NOT_CONVEX,
    /** The script states another value at 0 than f has there. */
    WRONG_AT_ZERO,
    /** The script states another slope far out than f has there. */
    WRONG_AT_INFINITY
  }
}
