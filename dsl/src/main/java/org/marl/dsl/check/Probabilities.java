package org.marl.dsl.check;

import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Distributions that a script writes down. */
final class Probabilities {
  private static final double TOLERANCE = 1e-9;

  private Probabilities() {}

  /** Are they all in [0, 1] and do they sum to one? */
  static boolean check(double[] probabilities, Span place, Session session) {
    double sum = 0;
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        Problem.error(
                Code.T002,
                place,
                "a probability must be between 0 and 1, found " + Words.number(probability))
            .to(session);
        return false;
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      Problem.error(
              Code.M004,
              place,
              "these probabilities sum to "
                  + Words.number(Math.round(sum * 1e12) / 1e12)
                  + ", not to 1")
          .to(session);
      return false;
    }
    return true;
  }
}
