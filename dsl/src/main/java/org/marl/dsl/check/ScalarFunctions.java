package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.expression.ScalarFunction;
import org.marl.dsl.ast.Value;

/** Reads a {@code fn} with one free parameter: {@code phi = tsallis(q = 2)}. */
final class ScalarFunctions {
  private final Context context;
  private final Session session;

  ScalarFunctions(Context context) {
    this.context = context;
    this.session = context.session();
  }

  Optional<ScalarFunction> of(Value value, Scope scope) {
    return context
        .resolution()
        .asReference(value, "the name of a function")
        .flatMap(
            reference ->
                new References(session)
                    .find(reference, scope, Definition.Kind.FN)
                    .flatMap(definition -> of(reference, definition, scope)));
  }

  private Optional<ScalarFunction> of(
      Value.Reference reference, Definition definition, Scope caller) {
    Optional<Calls.Partial> partial =
        context
            .calls()
            .bindAllButOne(reference.span(), References.arguments(reference), definition, caller);
    if (partial.isEmpty()) {
      return Optional.empty();
    }
    String variable = partial.get().free().name().text();
    Scope scope = partial.get().scope().inner();
    scope.put(variable, new Meaning.Formula(context.graph().variable(variable)));
    return session.within(
        reference.nameSpan(),
        () ->
            Declarations.assigned(definition)
                .flatMap(body -> context.formulas(Formulas.Vocabulary.FUNCTION).of(body, scope))
                .map(node -> new ScalarFunction(variable, node)));
  }
}
