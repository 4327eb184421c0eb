package org.marl.environments.mpe;

import java.util.List;

/** The five actions of a particle, in the orders that the conventions number them. */
final class Moves {

  /** MPE2 and marl_transfer. */
  static final List<String> LEFT_FIRST = List.of("nothing", "left", "right", "down", "up");

  /** OpenAI's first release and the DPO code. */
  static final List<String> RIGHT_FIRST = List.of("nothing", "right", "left", "up", "down");

  private Moves() {}
}
