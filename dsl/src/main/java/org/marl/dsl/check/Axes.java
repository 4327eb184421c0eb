package org.marl.dsl.check;

/** Names of the axes that every experiment has; sweeps add their own. */
final class Axes {
  static final String GAME = "game";
  static final String ALGORITHM = "algorithm";
  static final String SEED = "seed";

  private Axes() {}

  /** The axis of a key: those that every experiment has are called otherwise than their keys. */
  static String named(String word) {
    return switch (word) {
      case "on" -> GAME;
      case "with" -> ALGORITHM;
      case "seeds" -> SEED;
      default -> word;
    };
  }
}
