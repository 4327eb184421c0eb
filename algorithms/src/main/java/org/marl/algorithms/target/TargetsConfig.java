package org.marl.algorithms.target;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** Target rules; each is the config record of the component of its name. */
public sealed interface TargetsConfig {

  /** What {@link Hard} counts. */
  enum Unit {
    EPISODES,
    UPDATES,
    STEPS
  }

  /** A full copy from time to time. */
  record Hard(
      @Bounds(atLeast = 1) @Doc("units between two copies") long every,
      @Doc("what is counted: episodes, updates, or environment steps") Unit unit)
      implements TargetsConfig {}

  /** A small step after every update. */
  record Soft(
      @Bounds(above = 0, atMost = 1) @Doc("share of the way that targets go at every update")
          double tau)
      implements TargetsConfig {}
}
