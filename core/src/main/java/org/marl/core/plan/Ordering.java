package org.marl.core.plan;

import java.util.List;
import org.marl.core.catalog.Agents;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/**
 * The order in which agents update; each is the config record of the ordering component of its
 * name.
 */
public sealed interface Ordering {

  /** All agents at once, against the old policies of the others. */
  record Simultaneous() implements Ordering {}

  /** Groups in turn, each against its predecessors' new policies; together within a group. */
  record Sequence(
      @Agents @Doc("agents in turn, [a, b, c], or groups in turn, [[a, b], [c]]")
          List<List<Integer>> groups)
      implements Ordering {}

  /** One agent after another in a random order that is drawn anew. */
  record Shuffled(@Bounds(atLeast = 1) @Doc("iterations between two draws of the order") int every)
      implements Ordering {}

  /** One agent after another, the largest expected gain first. */
  record ByAdvantage() implements Ordering {}
}
