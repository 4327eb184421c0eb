package org.marl.algorithms.exploration;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/** {@code epsilon_sampling(…)}: a uniform action with probability epsilon, else the policy's. */
public record EpsilonSamplingConfig(
    @Bounds(atLeast = 0, atMost = 1) @Doc("epsilon at the start") double start,
    @Bounds(atLeast = 0, atMost = 1) @Doc("epsilon from the end of the schedule on") double finish,
    @Bounds(atLeast = 1) @Doc("environment steps over which epsilon falls linearly") long steps) {

  /** Epsilon after so many environment steps. */
  public double at(long step) {
    return Line.at(start, finish, steps, step);
  }
}
