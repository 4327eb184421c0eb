package org.marl.algorithms.onpolicy;

import org.marl.core.environment.EnvironmentFactory;

/**
 * Where the run's game is played: an environment's component, or the tables of a finite game.
 *
 * @param factory of the copies
 */
record Playground(EnvironmentFactory factory) {}
