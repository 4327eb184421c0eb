package org.marl.dsl.check;

import java.util.Optional;
import java.util.function.Function;
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

  /**
   * Reports the first condition that f violates; the same f is checked once.
   *
   * @param places of the values of keys
   */
  static boolean check(Divergence divergence, Function<String, Span> places, Session session) {
    Span place = places.apply("f");
    return session.once(
        place,
        divergence.f().body().toString() + divergence.atZero() + divergence.atInfinity(),
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
                  Problem.error(
                          code(problem.kind()),
                          places.apply(key(problem.kind())),
                          problem.sentence())
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
      case WRONG_AT_ZERO, WRONG_AT_INFINITY -> Code.M006;
    };
  }

  private static String key(Kind kind) {
    return switch (kind) {
      case NOT_CONVEX, NOT_ZERO_AT_ONE, UNDEFINED -> "f";
      case WRONG_AT_ZERO -> "at_zero";
      case WRONG_AT_INFINITY -> "at_infinity";
    };
  }

  private static String help(Kind kind) {
    return switch (kind) {
      case NOT_CONVEX -> "the f of a divergence is convex on (0, inf)";
      case NOT_ZERO_AT_ONE -> "equal policies have divergence f(1), which must be 0";
      case UNDEFINED -> "ratios of probabilities take every value in (0, inf)";
      case WRONG_AT_ZERO, WRONG_AT_INFINITY ->
          "leave it out: it is for limits that are not found by themselves";
    };
  }
}
