package org.marl.core.plan;

import java.util.OptionalLong;

/**
 * How long a run is and when it is measured.
 *
 * @param unit what is counted
 * @param length how many
 * @param evaluateEvery between two evaluations, where there are any
 * @param episodes greedy episodes of an evaluation
 */
public record Schedule(Unit unit, long length, OptionalLong evaluateEvery, int episodes) {

  /** What a run counts. */
  public enum Unit {
    ITERATIONS,
    ENVIRONMENT_STEPS
  }
}
