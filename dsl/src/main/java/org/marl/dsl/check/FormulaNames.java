package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ParameterType;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.ScalarFunction;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;

/**
 * What a name means inside a formula: a parameter or let, a quantity of the learner, a built-in
 * function, a declaration, or an operation of a plug-in; the first of these that knows it.
 */
final class FormulaNames {
  private final Context context;
  private final Session session;
  private final Graph graph;
  private final Formulas formulas;
  private final Scope scope;
  private final References references;
  private final Applications applications;

  FormulaNames(Context context, Formulas formulas, Scope scope) {
    this.context = context;
    this.session = context.session();
    this.graph = context.graph();
    this.formulas = formulas;
    this.scope = scope;
    this.references = new References(session);
    this.applications = new Applications(context, formulas, scope);
  }

  /** The node of a name, called or not. */
  Optional<Node> of(Value.Reference reference) {
    String name = reference.name();
    Optional<Meaning> local = scope.local(name);
    if (local.isPresent() && !isFunctionHere(reference, local.get())) {
      return local(reference, local.get());
    }
    Optional<Quantity> quantity = Quantity.named(name);
    if (quantity.isPresent()) {
      return new Quantities(context, formulas).of(reference, quantity.get());
    }
    Optional<Builtin> builtin = Builtin.named(name);
    if (builtin.isPresent()) {
      return new Functions(context, formulas, scope).call(reference, builtin.get());
    }
    Optional<Definition> definition = scope.module().lookup(name);
    if (definition.isPresent()) {
      session.use(definition.get());
      return session.isBroken(definition.get())
          ? Optional.empty()
          : definition(reference, definition.get());
    }
    Optional<Component<?>> operation = session.catalog().find(ComponentKind.OPERATION, name);
    if (operation.isPresent()) {
      return new CustomOperations(context, formulas, scope).of(reference, operation.get());
    }
    if (!scope.module().mayDeclare(name)) {
      Problem.error(Code.N001, reference.nameSpan(), "`" + name + "` is not known here")
          .nearest(name, candidates())
          .to(session);
    }
    return Optional.empty();
  }

  /**
   * A number may bear the name of a function, as the target of a coefficient does: a call means the
   * function.
   */
  private static boolean isFunctionHere(Value.Reference reference, Meaning meaning) {
    boolean callable =
        DeclaredTypes.of(meaning)
            .filter(DeclaredType.Typed.class::isInstance)
            .map(type -> ((DeclaredType.Typed) type).type())
            .filter(
                type ->
                    type instanceof ParameterType.DivergenceWord
                        || type instanceof ParameterType.Function)
            .isPresent();
    return reference.arguments().isPresent()
        && !callable
        && Builtin.named(reference.name()).isPresent();
  }

  private List<String> candidates() {
    List<String> names = new ArrayList<>(scope.locals());
    if (formulas.vocabulary() != Formulas.Vocabulary.FUNCTION) {
      Stream.of(Quantity.values()).map(Quantity::word).forEach(names::add);
    }
    Builtin.words().forEach(names::add);
    session.catalog().of(ComponentKind.OPERATION).stream().map(Component::name).forEach(names::add);
    scope.module().visible().stream()
        .filter(definition -> definition.kind().isFormula())
        .map(Definition::name)
        .forEach(names::add);
    return names;
  }

  private Optional<Node> local(Value.Reference reference, Meaning meaning) {
    if (meaning instanceof Meaning.Formula formula) {
      return references.takesNoArguments(reference)
          ? Optional.of(formula.node())
          : Optional.empty();
    }
    if (meaning instanceof Meaning.Bound bound) {
      return parameter(reference, bound.type(), Optional.of(bound));
    }
    if (meaning instanceof Meaning.Open open) {
      return parameter(reference, open.type(), Optional.empty());
    }
    return Optional.empty();
  }

  /** A parameter of a declaration, with its argument if the declaration has been called. */
  private Optional<Node> parameter(
      Value.Reference reference, DeclaredType declared, Optional<Meaning.Bound> bound) {
    if (declared instanceof DeclaredType.Expression) {
      return references.takesNoArguments(reference)
          ? bound.flatMap(
              argument ->
                  session.within(
                      reference.nameSpan(), () -> formulas.of(argument.value(), argument.scope())))
          : Optional.empty();
    }
    if (declared instanceof DeclaredType.Typed typed) {
      return typed(reference, typed.type(), bound);
    }
    return notAFormula(reference, declared);
  }

  private Optional<Node> typed(
      Value.Reference reference, ParameterType type, Optional<Meaning.Bound> bound) {
    if (type instanceof ParameterType.Real || type instanceof ParameterType.Int) {
      return number(reference, type, bound);
    }
    if (type instanceof ParameterType.Bool) {
      return references.takesNoArguments(reference)
          ? bound
              .flatMap(argument -> context.values().read(argument, type))
              .map(x -> graph.truth((Boolean) x))
          : Optional.empty();
    }
    if (type instanceof ParameterType.DivergenceWord) {
      Optional<Divergence> divergence =
          bound.isEmpty()
              ? Optional.of(Divergences.open(reference.name(), graph))
              : context.values().read(bound.get(), type).map(Divergence.class::cast);
      return divergence.flatMap(d -> applications.divergence(reference, d));
    }
    if (type instanceof ParameterType.Function) {
      return applications.function(
          reference,
          bound
              .flatMap(argument -> context.values().read(argument, type))
              .map(ScalarFunction.class::cast));
    }
    return notAFormula(reference, new DeclaredType.Typed(type));
  }

  /** A parameter that stands for a number: a constant where it has an argument, else a symbol. */
  private Optional<Node> number(
      Value.Reference reference, ParameterType type, Optional<Meaning.Bound> bound) {
    if (!references.takesNoArguments(reference)) {
      return Optional.empty();
    }
    return bound.isEmpty()
        ? Optional.of(graph.parameter(reference.name()))
        : context
            .values()
            .read(bound.get(), type)
            .map(x -> graph.constant(((Number) x).doubleValue()));
  }

  private Optional<Node> notAFormula(Value.Reference reference, DeclaredType declared) {
    Problem.error(
            Code.N006,
            reference.nameSpan(),
            "`"
                + reference.name()
                + "` is "
                + DeclaredTypes.text(declared)
                + "; a formula is expected here")
        .to(session);
    return Optional.empty();
  }

  private Optional<Node> definition(Value.Reference reference, Definition definition) {
    return switch (definition.kind()) {
      case PARAM ->
          references.takesNoArguments(reference)
              ? parameterValue(reference, definition)
              : Optional.empty();
      case DIVERGENCE ->
          new Divergences(context)
              .of(reference, Applications.ownArguments(reference), definition, scope)
              .flatMap(d -> applications.divergence(reference, d));
      case FN -> applications.call(reference, definition);
      case GAME, ORDERING, UPDATE, ALGORITHM, EXPERIMENT -> {
        Problem.error(
                Code.N006,
                reference.nameSpan(),
                "`"
                    + reference.name()
                    + "` is "
                    + definition.kind().noun()
                    + "; a formula is expected here")
            .related(definition.declaration().name().span(), "declared here")
            .to(session);
        yield Optional.empty();
      }
    };
  }

  /** The value of a {@code param}: one number for the run. */
  private Optional<Node> parameterValue(Value.Reference reference, Definition definition) {
    return Declarations.assigned(definition)
        .flatMap(
            value ->
                session.within(
                    reference.nameSpan(),
                    () -> context.values().number(value, Scope.of(definition.module()))))
        .map(graph::constant);
  }
}
