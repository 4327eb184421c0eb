package org.marl.environments.mpe;

import java.util.List;

/** The five actions of a particle, in the orders that the conventions number them. */
enum Moves {
  /** MPE2 and marl_transfer. */
  LEFT_FIRST(List.of("nothing", "left", "right", "down", "up"), -1),

  /** OpenAI's first release and the DPO code. */
  RIGHT_FIRST(List.of("nothing", "right", "left", "up", "down"), 1);

  private final List<String> names;
  private final int first;

  Moves(List<String> names, int first) {
    this.names = names;
    this.first = first;
  }

  /** In the order of their numbers. */
  List<String> names() {
    return names;
  }

  /** The horizontal direction of every action: -1, 0 or 1; right is 1. */
  double[] horizontal() {
    return new double[] {0, first, -first, 0, 0};
  }

  /** The vertical direction of every action: -1, 0 or 1; up is 1. */
  double[] vertical() {
    return new double[] {0, 0, 0, first, -first};
  }
}
