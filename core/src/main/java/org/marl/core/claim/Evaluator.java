package org.marl.core.claim;

import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Term;

/** The numbers of terms. NaN is never a value: it is a {@link CellFailure}. */
final class Evaluator {
  private Evaluator() {}

  static double value(Term term, Scope scope) {
    double value = compute(term, scope);
    if (Double.isNaN(value)) {
      throw new CellFailure(TermText.of(term) + " is not a number");
    }
    return value;
  }

  private static double compute(Term term, Scope scope) {
    if (term instanceof Claim.Number number) {
      return number.value();
    }
    if (term instanceof Claim.Summarised summarised) {
      return scope.summarised(summarised);
    }
    if (term instanceof Claim.Current current) {
      return scope.current(current);
    }
    if (term instanceof Claim.One one) {
      return one.operation().apply(value(one.argument(), scope));
    }
    if (term instanceof Claim.Two two) {
      return two.operation().apply(value(two.left(), scope), value(two.right(), scope));
    }
    if (term instanceof Claim.If choice) {
      return value(
          value(choice.condition(), scope) != 0 ? choice.then() : choice.otherwise(), scope);
    }
    if (term instanceof Claim.Throughout throughout) {
      return scope.throughout(throughout);
    }
    if (term instanceof Claim.Confidence confidence) {
      return scope.confidence(confidence);
    }
    throw new AssertionError(term);
  }
}
