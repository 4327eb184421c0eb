package org.marl.algorithms.sharing;

import java.util.List;
import org.marl.core.catalog.Agents;
import org.marl.core.catalog.Doc;

/** Which agents share weights; each is the config record of the component of its name. */
public sealed interface SharingConfig {

  /** Every agent has its own. */
  record None() implements SharingConfig {}

  /** One set of weights serves all agents. */
  record All() implements SharingConfig {}

  /** One set per group. */
  record Groups(
      @Agents @Doc("the groups, [[a, b], [c]]; every agent is in exactly one")
          List<List<Integer>> members)
      implements SharingConfig {}
}
