package org.marl.core.plan;

/**
 * An environment that is a finite game with a known model. The plan holds the game itself, so the
 * exact learner can solve it too.
 */
public interface FiniteGameConfig extends EnvironmentConfig {

  /** The tables of the game, under the name that the script gives it. */
  Game game(String name);
}
