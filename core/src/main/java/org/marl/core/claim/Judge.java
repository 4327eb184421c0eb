package org.marl.core.claim;

import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Claim;
import org.marl.core.plan.Claim.Term;

/** Judges conditions, keeping the numbers that decide. */
final class Judge {
  private Judge() {}

  static boolean isTrue(Term condition, Scope scope) {
    return Evaluator.value(condition, scope) != 0;
  }

  static Judgement judge(Term condition, Scope scope) {
    if (condition instanceof Claim.Two two && two.operation().isComparison()) {
      return comparison(two, scope);
    }
    if (condition instanceof Claim.Two two && two.operation() == Binary.AND) {
      return both(judge(two.left(), scope), judge(two.right(), scope));
    }
    if (condition instanceof Claim.Two two && two.operation() == Binary.OR) {
      return either(judge(two.left(), scope), judge(two.right(), scope));
    }
    if (condition instanceof Claim.One one && one.operation() == Unary.NOT) {
      Judgement argument = judge(one.argument(), scope);
      return new Judgement(
          !argument.holds(),
          argument.holds() ? "not (" + argument.text() + ") is false" : argument.text(),
          argument.margin());
    }
    boolean holds = isTrue(condition, scope);
    if (condition instanceof Claim.Throughout throughout) {
      return new Judgement(
          holds, holds ? "at every record point asked for" : scope.broken(throughout), 0);
    }
    return new Judgement(holds, TermText.of(condition) + (holds ? "" : " is false"), 0);
  }

  private static Judgement comparison(Claim.Two comparison, Scope scope) {
    double left = Evaluator.value(comparison.left(), scope);
    double right = Evaluator.value(comparison.right(), scope);
    boolean holds = comparison.operation().apply(left, right) != 0;
    String text = TermText.comparison(left, comparison.operation().symbol(), right);
    double margin = left == right ? 0 : Math.abs(left - right);
    return new Judgement(holds, holds ? text : text + " is false", margin);
  }

  private static Judgement both(Judgement left, Judgement right) {
    if (left.holds() != right.holds()) {
      return left.holds() ? right : left;
    }
    return left.margin() <= right.margin() ? left : right;
  }

  private static Judgement either(Judgement left, Judgement right) {
    if (left.holds() || right.holds()) {
      return left.holds() ? left : right;
    }
    return new Judgement(
        false, left.text() + " and " + right.text(), Math.min(left.margin(), right.margin()));
  }
}
