package org.marl.core.exact;

import java.util.Optional;

/**
 * Is a function convex?
 *
 * @param status what is known
 * @param witness where it is not, if refuted
 */
public record Convexity(Status status, Optional<Witness> witness) {

  /** How sure the answer is. */
  public enum Status {
    /** The signs of the terms of the second derivative, or the way f is composed, show it. */
    PROVED,
    /** The slope does not fall anywhere on a fine grid and at the kinks. */
    CHECKED,
    /** The slope falls; the witness says where. */
    REFUTED
  }

  static Convexity proved() {
    return new Convexity(Status.PROVED, Optional.empty());
  }

  static Convexity checked() {
    return new Convexity(Status.CHECKED, Optional.empty());
  }

  static Convexity refuted(Witness witness) {
    return new Convexity(Status.REFUTED, Optional.of(witness));
  }

  public boolean holds() {
    return status != Status.REFUTED;
  }
}
