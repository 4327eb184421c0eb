package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.marl.core.catalog.ParameterType;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/**
 * Elaborates values that are expressions into nodes. Every method that returns nothing has reported
 * why, or has found something that an open declaration leaves unknown.
 */
final class Formulas implements Value.Visitor<Optional<Node>> {

  /** Which quantities an expression may speak of. */
  enum Vocabulary {
    /** Those known before the run: N, gamma. */
    PLAN,
    /** None: the body of f(x). */
    FUNCTION,
    /** All of them. */
    UPDATE,
    /** All of them, and entries by name: pi(alice, u0). */
    METRIC
  }

  /** Deeper ones would be too deep for the stack. */
  private static final int DEEPEST = 1_000;

  /** Larger ones, such as forty lets that each mention the one before twice, fill the memory. */
  private static final int LARGEST = 100_000;

  private final Context context;
  private final Vocabulary vocabulary;
  private final Session session;
  private final Graph graph;
  private Scope scope;

  Formulas(Context context, Vocabulary vocabulary) {
    this.context = context;
    this.vocabulary = vocabulary;
    this.session = context.session();
    this.graph = context.graph();
  }

  /** The node of a value whose names the scope explains. */
  Optional<Node> of(Value value, Scope inScope) {
    Scope before = scope;
    scope = inScope;
    try {
      Optional<Node> node = value.accept(this);
      node.ifPresent(found -> session.place(found, value.span()));
      return node;
    } finally {
      scope = before;
    }
  }

  private Optional<Node> of(Value value) {
    return of(value, scope);
  }

  /** Builds a node; what the graph refuses becomes an error at the node's place, or else here. */
  Optional<Node> build(Span here, Supplier<Node> node) {
    try {
      Node built = node.get();
      if (built.depth() > DEEPEST || built.size() > LARGEST) {
        Problem.error(
                Code.P009,
                here,
                built.depth() > DEEPEST
                    ? String.format(Locale.ROOT, "%,d operations are nested here", built.depth())
                    : String.format(
                        Locale.ROOT, "written out, this has more than %,d operations", LARGEST))
            .help("a formula may nest " + DEEPEST + " operations and have " + LARGEST)
            .to(session);
        return Optional.empty();
      }
      session.place(built, here);
      return Optional.of(built);
    } catch (ExpressionException e) {
      Span place = e.node().flatMap(session::place).orElse(here);
      Problem.error(Code.T003, place, e.getMessage()).help(e.help()).to(session);
      return Optional.empty();
    }
  }

  @Override
  public Optional<Node> number(Value.Number number) {
    return Optional.of(graph.constant(number.value()));
  }

  @Override
  public Optional<Node> truth(Value.Truth truth) {
    return Optional.of(graph.truth(truth.value()));
  }

  @Override
  public Optional<Node> text(Value.Text text) {
    return notAFormula(text);
  }

  @Override
  public Optional<Node> list(Value.ListLiteral list) {
    return notAFormula(list);
  }

  @Override
  public Optional<Node> range(Value.RangeLiteral range) {
    return notAFormula(range);
  }

  @Override
  public Optional<Node> recordLiteral(Value.RecordLiteral record) {
    return notAFormula(record);
  }

  private Optional<Node> notAFormula(Value value) {
    Problem.error(
            Code.T001, value.span(), "a formula is expected here, found " + Words.describe(value))
        .to(session);
    return Optional.empty();
  }

  @Override
  public Optional<Node> sweep(Value.Sweep sweep) {
    Problem.error(Code.T005, sweep.span(), "a sweep cannot stand inside a formula")
        .help("a sweep is the whole value of a key, an argument or a `param`")
        .to(session);
    return Optional.empty();
  }

  @Override
  public Optional<Node> unreadable(Value.Unreadable unreadable) {
    return Optional.empty();
  }

  @Override
  public Optional<Node> parenthesised(Value.Parenthesised parenthesised) {
    return of(parenthesised.inner());
  }

  @Override
  public Optional<Node> prefix(Value.Prefix prefix) {
    return of(prefix.operand())
        .flatMap(x -> build(prefix.span(), () -> graph.unary(prefix.operation(), x)));
  }

  @Override
  public Optional<Node> infix(Value.Infix infix) {
    Optional<Node> left = of(infix.left());
    Optional<Node> right = of(infix.right());
    return both(left, right)
        .flatMap(
            pair ->
                build(
                    infix.span(), () -> graph.binary(infix.operation(), pair.get(0), pair.get(1))));
  }

  @Override
  public Optional<Node> conditional(Value.Conditional conditional) {
    Optional<Node> condition = of(conditional.condition());
    Optional<Node> then = of(conditional.then());
    Optional<Node> otherwise = of(conditional.otherwise());
    if (condition.isEmpty() || then.isEmpty() || otherwise.isEmpty()) {
      return Optional.empty();
    }
    return build(
        conditional.span(), () -> graph.select(condition.get(), then.get(), otherwise.get()));
  }

  private static Optional<List<Node>> both(Optional<Node> left, Optional<Node> right) {
    return left.flatMap(a -> right.map(b -> List.of(a, b)));
  }

  @Override
  public Optional<Node> reference(Value.Reference reference) {
    String name = reference.name();
    Optional<Meaning> local = scope.local(name);
    if (local.isPresent() && !isFunctionHere(reference, local.get())) {
      return local(reference, local.get());
    }
    Optional<Quantity> quantity = Quantity.named(name);
    if (quantity.isPresent()) {
      return quantity(reference, quantity.get());
    }
    Optional<Builtin> builtin = Builtin.named(name);
    if (builtin.isPresent()) {
      return new Functions(context, this, scope).call(reference, builtin.get());
    }
    Optional<Definition> definition = scope.module().lookup(name);
    if (definition.isPresent()) {
      session.use(definition.get());
      return session.isBroken(definition.get())
          ? Optional.empty()
          : definition(reference, definition.get());
    }
    if (!scope.module().mayDeclare(name)) {
      Problem.error(Code.N001, reference.nameSpan(), "`" + name + "` is not known here")
          .nearest(name, formulaNames())
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

  private List<String> formulaNames() {
    List<String> names = new ArrayList<>(scope.locals());
    if (vocabulary != Vocabulary.FUNCTION) {
      Stream.of(Quantity.values()).map(Quantity::word).forEach(names::add);
    }
    Builtin.words().forEach(names::add);
    scope.module().visible().stream()
        .filter(definition -> definition.kind().isFormula())
        .map(Definition::name)
        .forEach(names::add);
    return names;
  }

  private Optional<Node> local(Value.Reference reference, Meaning meaning) {
    if (meaning instanceof Meaning.Formula formula) {
      return noArguments(reference) ? Optional.of(formula.node()) : Optional.empty();
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
    String name = reference.name();
    if (declared instanceof DeclaredType.Expression) {
      return noArguments(reference)
          ? bound.flatMap(
              argument ->
                  called(reference.nameSpan(), () -> of(argument.value(), argument.scope())))
          : Optional.empty();
    }
    if (declared instanceof DeclaredType.Typed typed) {
      ParameterType type = typed.type();
      if (type instanceof ParameterType.Real || type instanceof ParameterType.Int) {
        if (!noArguments(reference)) {
          return Optional.empty();
        }
        return bound.isEmpty()
            ? Optional.of(graph.parameter(name))
            : context
                .values()
                .read(bound.get(), type)
                .map(x -> graph.constant(((Number) x).doubleValue()));
      }
      if (type instanceof ParameterType.Bool && bound.isPresent() && noArguments(reference)) {
        return context.values().read(bound.get(), type).map(x -> graph.truth((Boolean) x));
      }
      if (type instanceof ParameterType.Bool) {
        return Optional.empty();
      }
      if (type instanceof ParameterType.DivergenceWord) {
        Optional<Divergence> divergence =
            bound.isEmpty()
                ? Optional.of(Divergences.open(name, graph))
                : context.values().read(bound.get(), type).map(Divergence.class::cast);
        return divergence.flatMap(d -> divergence(reference, d));
      }
      if (type instanceof ParameterType.Function) {
        return function(
            reference,
            bound.flatMap(b -> context.values().read(b, type)).map(ScalarFunction.class::cast));
      }
    }
    Problem.error(
            Code.N006,
            reference.nameSpan(),
            "`" + name + "` is " + DeclaredTypes.text(declared) + "; a formula is expected here")
        .to(session);
    return Optional.empty();
  }

  private boolean noArguments(Value.Reference reference) {
    if (reference.arguments().map(arguments -> arguments.list().isEmpty()).orElse(true)) {
      return true;
    }
    Problem.error(
            Code.N007,
            reference.arguments().get().span(),
            "`" + reference.name() + "` is not a function and takes no arguments")
        .to(session);
    return false;
  }

  private Optional<Node> quantity(Value.Reference reference, Quantity quantity) {
    if (vocabulary == Vocabulary.FUNCTION) {
      Problem.error(
              Code.T004,
              reference.nameSpan(),
              "`"
                  + quantity.word()
                  + "` is a quantity of learners; a function of one variable cannot use it")
          .to(session);
      return Optional.empty();
    }
    if (vocabulary == Vocabulary.PLAN && quantity.stage() != Stage.PLAN) {
      Problem.error(
              Code.T004,
              reference.nameSpan(),
              "`" + quantity.word() + "` is not known before the run; a number is expected here")
          .to(session);
      return Optional.empty();
    }
    Optional<String> withheld = context.learner().map(learner -> learner.withheld().get(quantity));
    if (withheld.isPresent()) {
      Problem.error(Code.T004, reference.nameSpan(), "`" + quantity.word() + "` " + withheld.get())
          .to(session);
      return Optional.empty();
    }
    Optional<Node> node;
    try {
      node = Optional.of(input(quantity));
      session.place(node.get(), reference.nameSpan());
    } catch (ExpressionException e) {
      Problem.error(Code.T004, reference.nameSpan(), e.getMessage()).help(e.help()).to(session);
      return Optional.empty();
    }
    if (reference.arguments().isEmpty()) {
      return node;
    }
    if (vocabulary != Vocabulary.METRIC) {
      return noArguments(reference) ? node : Optional.empty();
    }
    return new Entries(context).of(reference, node.get());
  }

  /**
   * The discount of a declared game is a number like any other; environments leave it to the
   * learner.
   */
  private Node input(Quantity quantity) {
    Optional<Game> game = context.game();
    if (quantity == Quantity.GAMMA && game.isPresent()) {
      if (game.get() instanceof MarkovGame markov) {
        return graph.constant(markov.discount());
      }
      if (game.get() instanceof MatrixGame) {
        // One shot: nothing follows that could be discounted.
        return graph.constant(0);
      }
    }
    return graph.input(quantity);
  }

  private Optional<Node> definition(Value.Reference reference, Definition definition) {
    return switch (definition.kind()) {
      case PARAM -> {
        if (!noArguments(reference)) {
          yield Optional.empty();
        }
        yield parameterValue(reference, definition);
      }
      case DIVERGENCE ->
          new Divergences(context)
              .of(reference, named(reference), definition, scope)
              .flatMap(d -> divergence(reference, d));
      case FN -> call(reference, definition);
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
                called(
                    reference.nameSpan(),
                    () -> context.values().number(value, Scope.of(definition.module()))))
        .map(graph::constant);
  }

  private Optional<Node> divergence(Value.Reference reference, Divergence divergence) {
    List<Value.Argument> arguments =
        arguments(reference).stream().filter(argument -> argument.name().isEmpty()).toList();
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
    Optional<Node> p = of(arguments.get(0).value());
    Optional<Node> q = of(arguments.get(1).value());
    return both(p, q)
        .flatMap(
            pair ->
                build(
                    reference.span(),
                    () -> graph.divergence(divergence, pair.get(0), pair.get(1))));
  }

  private static List<Value.Argument> arguments(Value.Reference reference) {
    return reference.arguments().map(Value.Arguments::list).orElse(List.of());
  }

  /** In {@code alpha(pi, pi_old, a = 2)} the named arguments are the divergence's own. */
  private static List<Value.Argument> named(Value.Reference reference) {
    return arguments(reference).stream().filter(argument -> argument.name().isPresent()).toList();
  }

  /** A parameter of type fn, applied to one argument. */
  private Optional<Node> function(Value.Reference reference, Optional<ScalarFunction> function) {
    List<Value.Argument> arguments = arguments(reference);
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
    Optional<Node> argument = of(arguments.get(0).value());
    return function.flatMap(
        f -> argument.flatMap(x -> build(reference.span(), () -> graph.apply(f, x))));
  }

  /** A declared fn: its body with the arguments in place of the parameters. */
  private Optional<Node> call(Value.Reference reference, Definition definition) {
    Optional<Scope> inner =
        context
            .calls()
            .bind(reference.span(), arguments(reference), definition, scope, Optional.empty());
    Optional<Value> body = Declarations.assigned(definition);
    return inner.flatMap(
        bound -> body.flatMap(value -> called(reference.nameSpan(), () -> of(value, bound))));
  }

  /** Elaborates inside a call; a chain of calls that does not end is an error at the call. */
  private <T> Optional<T> called(Span call, Supplier<Optional<T>> body) {
    return session.within(call, body);
  }
}
