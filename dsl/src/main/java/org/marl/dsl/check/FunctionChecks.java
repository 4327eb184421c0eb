package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.Problem.Kind;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/** Checks the mathematics of the f of a divergence. */
final class FunctionChecks {
  private FunctionChecks() {}

  /** Does it still have a parameter without value? */
  static boolean isOpen(Node body) {
    return Traversal.contains(body, node -> node.op() instanceof Op.Parameter);
  }

  /** Reports the first condition that f violates, at the place; the same f is checked once. */
  static boolean check(Divergence divergence, Span place, Session session) {
    return session.once(
        place,
        divergence.f().body().toString(),
        () -> {
          DivergenceFacts facts;
          try {
            facts = DivergenceFacts.of(divergence);
          } catch (ExpressionException e) {
            Problem.error(Code.M003, place, e.getMessage()).help(e.help()).to(session);
            return false;
          }
          // A function without a value somewhere is likely to break the other conditions, too.
          Optional<org.marl.core.exact.Problem> first = facts.problems().stream().findFirst();
          first.ifPresent(
              problem ->
                  Problem.error(code(problem.kind()), place, problem.sentence())
                      .help(help(problem.kind()))
                      .to(session));
          return first.isEmpty();
        });
  }

  private static Code code(Kind kind) {
    return switch (kind) {
      case NOT_CONVEX -> Code.M001;
      case NOT_ZERO_AT_ONE -> Code.M002;
      case UNDEFINED -> Code.M003;
    };
  }

  private static String help(Kind kind) {
    return switch (kind) {
      case NOT_CONVEX -> "the f of a divergence is convex on (0, inf)";
      case NOT_ZERO_AT_ONE -> "equal policies have divergence f(1), which must be 0";
      case UNDEFINED -> "ratios of probabilities take every value in (0, inf)";
    };
  }
}
