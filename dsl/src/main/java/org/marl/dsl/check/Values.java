package org.marl.dsl.check;

import java.util.Optional;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Divergence;
import org.marl.core.plan.Column;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;

/**
 * Reads values by the type that their place expects. Every method that returns nothing has reported
 * why, or has found something that an open declaration leaves unknown.
 */
final class Values {
  private final Context context;
  private final Session session;
  private final ScalarValues scalars;

  Values(Context context) {
    this.context = context;
    this.session = context.session();
    this.scalars = new ScalarValues(context);
  }

  /** The value as the Java object that {@link ParameterType} promises. */
  Optional<Object> read(Value value, ParameterType type, Scope scope) {
    if (value instanceof Value.Sweep sweep && !(type instanceof ParameterType.Formula)) {
      return sweep(sweep, type, scope);
    }
    if (value instanceof Value.Parenthesised parenthesised) {
      return read(parenthesised.inner(), type, scope);
    }
    if (value instanceof Value.Unreadable) {
      return Optional.empty();
    }
    if (type instanceof ParameterType.ExperimentAxis) {
      return text(value, type).map(x -> x);
    }
    if (value instanceof Value.Reference reference
        && reference.arguments().isEmpty()
        && scope.isParameter(reference.name())) {
      return parameter(reference, type, scope);
    }
    return literal(value, type, scope);
  }

  /** An argument, read where it was written. */
  Optional<Object> read(Meaning.Bound bound, ParameterType type) {
    return session.within(bound.value().span(), () -> read(bound.value(), type, bound.scope()));
  }

  private Optional<Object> sweep(Value.Sweep sweep, ParameterType type, Scope scope) {
    if (context.chooser().isPresent()) {
      return read(context.chooser().get().alternative(sweep), type, scope);
    }
    sweep.alternatives().forEach(alternative -> read(alternative, type, scope));
    return Optional.empty();
  }

  /** The value of a parameter of the declaration or of the script. */
  private Optional<Object> parameter(Value.Reference reference, ParameterType type, Scope scope) {
    Optional<Meaning> local = scope.local(reference.name());
    if (local.isEmpty()) {
      return context
          .resolution()
          .unswept(reference, scope)
          .flatMap(
              found ->
                  session.within(
                      reference.nameSpan(), () -> read(found.value(), type, found.scope())));
    }
    if (local.get() instanceof Meaning.Bound bound) {
      return fits(reference, bound.type(), type) ? read(bound, type) : Optional.empty();
    }
    if (local.get() instanceof Meaning.Open open) {
      fits(reference, open.type(), type);
    }
    return Optional.empty();
  }

  /**
   * May a parameter of the declared type stand where the type is expected? Formulas are checked in
   * use.
   */
  private boolean fits(Value.Reference reference, DeclaredType declared, ParameterType expected) {
    if (!(declared instanceof DeclaredType.Typed typed) || sameKind(typed.type(), expected)) {
      return true;
    }
    Problem.error(
            Code.T001,
            reference.span(),
            expected.text()
                + " is expected here; `"
                + reference.name()
                + "` is "
                + DeclaredTypes.text(declared))
        .to(session);
    return false;
  }

  private static boolean sameKind(ParameterType declared, ParameterType expected) {
    if (expected instanceof ParameterType.ListOf list) {
      return sameKind(declared, list.entry());
    }
    if (expected instanceof ParameterType.PerNetwork perNetwork) {
      return sameKind(declared, perNetwork.entry());
    }
    if (declared instanceof ParameterType.Part part) {
      return expected instanceof ParameterType.Part other && part.kind() == other.kind();
    }
    boolean number =
        declared instanceof ParameterType.Real || declared instanceof ParameterType.Int;
    if (number) {
      return expected instanceof ParameterType.Real
          || expected instanceof ParameterType.Int
          || expected instanceof ParameterType.Formula;
    }
    if (declared instanceof ParameterType.Text) {
      return expected instanceof ParameterType.Text || expected instanceof ParameterType.Word;
    }
    return declared.getClass() == expected.getClass();
  }

  private Optional<Object> literal(Value value, ParameterType type, Scope scope) {
    if (type instanceof ParameterType.Real real) {
      return number(value, scope).filter(x -> scalars.within(value, x, real.range())).map(x -> x);
    }
    if (type instanceof ParameterType.Int whole) {
      return number(value, scope)
          .filter(x -> scalars.whole(value, x) && scalars.within(value, x, whole.range()))
          .map(x -> x.longValue());
    }
    if (type instanceof ParameterType.Bool) {
      return scalars.truth(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.Text) {
      return text(value, type).map(x -> x);
    }
    if (type instanceof ParameterType.Word word) {
      return word(value, word).map(x -> x);
    }
    if (type instanceof ParameterType.AgentGroups) {
      return new Agents(context).groups(value).map(x -> x);
    }
    if (type instanceof ParameterType.Part part) {
      return new Components(context).choice(value, part.kind(), scope).map(x -> x);
    }
    if (type instanceof ParameterType.UpdateRule) {
      return new Updates(context).of(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.DivergenceWord) {
      return divergence(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.Formula) {
      return context.formulas(Formulas.Vocabulary.METRIC).of(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.ColumnName) {
      return context
          .formulas(Formulas.Vocabulary.METRIC)
          .of(value, scope)
          .map(node -> new Column(ColumnNames.of(value, node, scope)));
    }
    if (type instanceof ParameterType.Function) {
      return new ScalarFunctions(context).of(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.ListOf list) {
      return new CompoundValues(context).list(value, list, scope).map(x -> x);
    }
    if (type instanceof ParameterType.PerNetwork perNetwork) {
      return new CompoundValues(context).perNetwork(value, perNetwork, scope);
    }
    throw new AssertionError(type);
  }

  /** A number that is known before the run. */
  Optional<Double> number(Value value, Scope scope) {
    if (value instanceof Value.Sweep sweep) {
      return sweep(sweep, new ParameterType.Real(Range.ALL), scope)
          .map(x -> ((Number) x).doubleValue());
    }
    return scalars.number(value, scope);
  }

  private Optional<String> text(Value value, ParameterType type) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Reference reference && reference.arguments().isEmpty()) {
      return Optional.of(reference.name());
    }
    Problem.wrongType(value, type.text()).to(session);
    return Optional.empty();
  }

  private Optional<String> word(Value value, ParameterType.Word type) {
    Optional<String> word =
        value instanceof Value.Text || value instanceof Value.Reference
            ? text(value, type)
            : Optional.empty();
    if (word.isPresent() && type.words().contains(word.get())) {
      return word;
    }
    Problem problem = Problem.wrongType(value, type.text());
    word.ifPresent(wrong -> problem.nearest(wrong, type.words()));
    problem.to(session);
    return Optional.empty();
  }

  /** A divergence by its name, called or not. */
  Optional<Divergence> divergence(Value value, Scope scope) {
    return context
        .resolution()
        .asReference(value, "the name of a divergence")
        .flatMap(reference -> divergence(reference, scope));
  }

  private Optional<Divergence> divergence(Value.Reference reference, Scope scope) {
    if (scope.local(reference.name()).isPresent()) {
      return parameter(reference, new ParameterType.DivergenceWord(), scope)
          .map(Divergence.class::cast);
    }
    return new References(session)
        .find(reference, scope, Definition.Kind.DIVERGENCE)
        .flatMap(
            definition ->
                new Divergences(context)
                    .of(reference, References.arguments(reference), definition, scope));
  }
}
