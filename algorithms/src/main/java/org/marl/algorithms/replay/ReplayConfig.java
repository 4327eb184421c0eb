package org.marl.algorithms.replay;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** Memories; each is the config record of the component of its name. */
public sealed interface ReplayConfig {

  /** Whole episodes, drawn uniformly. */
  record Episodes(
      @Bounds(atLeast = 1) @Doc("episodes that are kept; the oldest go first") int capacity,
      @Bounds(atLeast = 1) @Doc("episodes of a batch") int batch)
      implements ReplayConfig {}

  /** Single steps, drawn uniformly. */
  record Transitions(
      @Bounds(atLeast = 1) @Doc("steps that are kept; the oldest go first") int capacity,
      @Bounds(atLeast = 1) @Doc("steps of a batch") int batch)
      implements ReplayConfig {}

  /** Whole episodes, some of which are drawn from the newest only. */
  record Recent(
      @Bounds(atLeast = 1) @Doc("episodes that are kept; the oldest go first") int capacity,
      @Bounds(atLeast = 1) @Doc("episodes of a batch") int batch,
      @Bounds(atLeast = 1) @Doc("how many of the newest episodes count as recent") int newest,
      @Bounds(atLeast = 0, atMost = 1) @Doc("share of the batch that is drawn from recent episodes")
          double share)
      implements ReplayConfig {}
}
