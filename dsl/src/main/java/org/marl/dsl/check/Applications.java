package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.ScalarFunction;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Applies what scripts declare, divergences and functions, to the arguments of a call. */
final class Applications {
  private final Context context;
  private final Session session;
  private final Graph graph;
  private final Formulas formulas;
  private final Scope scope;

  Applications(Context context, Formulas formulas, Scope scope) {
    this.context = context;
    this.session = context.session();
    this.graph = context.graph();
    this.formulas = formulas;
    this.scope = scope;
  }

  /** A divergence between two policies. */
  Optional<Node> divergence(Value.Reference reference, Divergence divergence) {
    List<Value.Argument> arguments = new ArrayList<>(References.arguments(reference));
    arguments.removeIf(argument -> argument.name().isPresent());
    if (arguments.size() != 2) {
      Problem.error(
              Code.N008,
              reference.span(),
              "`"
                  + reference.name()
                  + "` compares two policies, as in `"
                  + reference.name()
                  + "(pi, pi_old)`")
          .to(session);
      return Optional.empty();
    }
    Optional<Node> left = formulas.of(arguments.get(0).value(), scope);
    Optional<Node> right = formulas.of(arguments.get(1).value(), scope);
    return left.flatMap(
        p ->
            right.flatMap(
                q -> formulas.build(reference.span(), () -> graph.divergence(divergence, p, q))));
  }

  /** In {@code alpha(pi, pi_old, a = 2)} the named arguments are the divergence's own. */
  static List<Value.Argument> ownArguments(Value.Reference reference) {
    List<Value.Argument> arguments = new ArrayList<>(References.arguments(reference));
    arguments.removeIf(argument -> argument.name().isEmpty());
    return arguments;
  }

  /** A parameter of type fn, applied to one argument. */
  Optional<Node> function(Value.Reference reference, Optional<ScalarFunction> function) {
    List<Value.Argument> arguments = References.arguments(reference);
    if (arguments.size() != 1 || arguments.get(0).name().isPresent()) {
      Problem.error(
              Code.N008,
              reference.span(),
              "`"
                  + reference.name()
                  + "` is a function of one variable, as in `"
                  + reference.name()
                  + "(pi)`")
          .to(session);
      return Optional.empty();
    }
    Optional<Node> argument = formulas.of(arguments.get(0).value(), scope);
    return function.flatMap(
        f -> argument.flatMap(x -> formulas.build(reference.span(), () -> graph.apply(f, x))));
  }

  /** A declared fn: its body with the arguments in place of the parameters. */
  Optional<Node> call(Value.Reference reference, Definition definition) {
    Optional<Scope> inner =
        context
            .calls()
            .bind(
                reference.span(),
                References.arguments(reference),
                definition,
                scope,
                Optional.empty());
    Optional<Value> body = Declarations.assigned(definition);
    return inner.flatMap(
        bound ->
            body.flatMap(
                value -> session.within(reference.nameSpan(), () -> formulas.of(value, bound))));
  }
}
