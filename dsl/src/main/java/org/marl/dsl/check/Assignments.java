package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.catalog.ComponentKind;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;

/** Checks declarations that are one value: {@code fn}, {@code ordering}, {@code param}. */
final class Assignments {
  private final Context context;
  private final Session session;

  Assignments(Context context) {
    this.context = context;
    this.session = context.session();
  }

  void check(Definition definition) {
    Optional<Value> value = Declarations.assigned(definition);
    if (value.isEmpty()) {
      Problem.error(
              Code.N009,
              definition.declaration().name().span(),
              definition.kind().noun() + " is declared with `= …`")
          .to(session);
      return;
    }
    Scope scope = context.calls().open(definition);
    switch (definition.kind()) {
      case ORDERING -> new Components(context).choice(value.get(), ComponentKind.ORDERING, scope);
      case FN -> formula(definition, value.get(), scope);
      case PARAM -> param(definition, value.get(), scope);
      case DIVERGENCE, GAME, UPDATE, ALGORITHM, EXPERIMENT ->
          throw new AssertionError(definition.kind());
    }
  }

  /**
   * The body of a function is checked with any quantity in its vocabulary: whether they are known
   * where it is called, the call decides. Its untyped parameters stand for one number.
   */
  private void formula(Definition definition, Value body, Scope scope) {
    for (Declaration.Parameter parameter : definition.declaration().parameters()) {
      String name = parameter.name().text();
      if (DeclaredTypes.of(parameter, session) instanceof DeclaredType.Expression) {
        scope.put(name, new Meaning.Formula(context.graph().parameter(name)));
      }
    }
    context.formulas(Formulas.Vocabulary.UPDATE).of(body, scope);
  }

  /** Numbers are checked here; what else a param holds is checked where it is used. */
  private void param(Definition definition, Value value, Scope scope) {
    if (!definition.declaration().parameters().isEmpty()) {
      Problem.error(
              Code.N009,
              definition.declaration().name().span(),
              "a `param` has no parameters; declare a `fn`")
          .to(session);
    }
    boolean isNumber =
        value instanceof Value.Number
            || value instanceof Value.Infix
            || value instanceof Value.Prefix
            || value instanceof Value.Conditional;
    if (isNumber) {
      context.values().number(value, scope);
    }
  }
}
