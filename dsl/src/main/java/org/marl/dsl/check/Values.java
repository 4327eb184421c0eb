package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Element;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Column;
import org.marl.dsl.ast.Value;
import org.marl.dsl.check.Meaning.DeclaredType;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

/**
 * Reads values by the type that their place expects. Every method that returns nothing has reported
 * why, or has found something that an open declaration leaves unknown.
 */
final class Values {
  /** More seeds than there may be runs are refused before they are listed. */
  private static final long LONGEST_RANGE = CellCounter.MOST_RUNS;

  private final Context context;
  private final Session session;

  Values(Context context) {
    this.context = context;
    this.session = context.session();
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
    if (value instanceof Value.Reference reference) {
      Optional<Optional<Object>> named = named(reference, type, scope);
      if (named.isPresent()) {
        return named.get();
      }
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

  /** What a plain name stands for, if it is a parameter of the declaration or of the script. */
  private Optional<Optional<Object>> named(
      Value.Reference reference, ParameterType type, Scope scope) {
    if (reference.arguments().isPresent()) {
      return Optional.empty();
    }
    Optional<Meaning> local = scope.local(reference.name());
    if (local.isPresent()) {
      if (local.get() instanceof Meaning.Bound bound) {
        return fits(reference, bound.type(), type)
            ? Optional.of(read(bound, type))
            : Optional.of(Optional.empty());
      }
      if (local.get() instanceof Meaning.Open open) {
        fits(reference, open.type(), type);
        return Optional.of(Optional.empty());
      }
      return local.get() instanceof Meaning.Unknown
          ? Optional.of(Optional.empty())
          : Optional.empty();
    }
    Optional<Definition> definition = scope.module().lookup(reference.name());
    if (definition.isPresent() && definition.get().kind() == Definition.Kind.PARAM) {
      session.use(definition.get());
      if (session.isBroken(definition.get())) {
        return Optional.of(Optional.empty());
      }
      return Optional.of(
          Declarations.assigned(definition.get())
              .flatMap(
                  value ->
                      session.within(
                          reference.nameSpan(),
                          () -> read(value, type, Scope.of(definition.get().module())))));
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
      return number(value, scope).filter(x -> within(value, x, real.range())).map(x -> x);
    }
    if (type instanceof ParameterType.Int whole) {
      return number(value, scope)
          .filter(x -> whole(value, x) && within(value, x, whole.range()))
          .map(x -> x.longValue());
    }
    if (type instanceof ParameterType.Bool) {
      return truth(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.Text) {
      return text(value).map(x -> x);
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
          .map(node -> new Column(node.toString()));
    }
    if (type instanceof ParameterType.Function) {
      return new ScalarFunctions(context).of(value, scope).map(x -> x);
    }
    if (type instanceof ParameterType.ListOf list) {
      return list(value, list, scope).map(x -> x);
    }
    if (type instanceof ParameterType.PerNetwork perNetwork) {
      return perNetwork(value, perNetwork, scope);
    }
    throw new AssertionError(type);
  }

  /** A number that is known before the run. */
  Optional<Double> number(Value value, Scope scope) {
    if (value instanceof Value.Sweep sweep) {
      return sweep(sweep, new ParameterType.Real(Range.ALL), scope)
          .map(x -> ((Number) x).doubleValue());
    }
    return scalar(value, Element.REAL, "a number", scope).map(Node::constant);
  }

  private Optional<Boolean> truth(Value value, Scope scope) {
    return scalar(value, Element.BOOL, "true or false", scope).map(node -> node.constant() != 0);
  }

  /** A constant; nothing, silently, where an open parameter leaves it unknown. */
  private Optional<Node> scalar(Value value, Element element, String expected, Scope scope) {
    if (value instanceof Value.Text
        || value instanceof Value.ListLiteral
        || value instanceof Value.RangeLiteral
        || value instanceof Value.RecordLiteral) {
      wrongType(value, expected);
      return Optional.empty();
    }
    Optional<Node> node = context.formulas(Formulas.Vocabulary.PLAN).of(value, scope);
    if (node.isPresent() && node.get().type().element() != element) {
      wrongType(value, expected);
      return Optional.empty();
    }
    if (node.isPresent() && !node.get().isConstant() && isFixed(node.get())) {
      Problem.error(Code.T002, value.span(), "`" + node.get() + "` is not a finite number")
          .to(session);
      return Optional.empty();
    }
    if (node.isPresent() && !node.get().isConstant() && !mayBecomeConstant(node.get())) {
      Problem.error(
              Code.T004,
              value.span(),
              "`" + node.get() + "` is not known before the run; a number is expected here")
          .to(session);
      return Optional.empty();
    }
    return node.filter(Node::isConstant);
  }

  /** Built of constants alone; what still is not one then, such as 1 / 0, has no finite value. */
  private static boolean isFixed(Node node) {
    return !Traversal.contains(
        node,
        each ->
            each.op() instanceof Op.Coefficient
                || (each.op() instanceof Op.Leaf && !(each.op() instanceof Op.Constant)));
  }

  /** An open parameter, or N where no game is known yet, leaves a number unknown for now. */
  private boolean mayBecomeConstant(Node node) {
    boolean changes = Traversal.contains(node, each -> each.op() instanceof Op.Coefficient);
    return !changes && (context.chooser().isEmpty() || FunctionChecks.isOpen(node));
  }

  private boolean whole(Value value, double x) {
    if (x == Math.rint(x) && Math.abs(x) <= 1L << 53) {
      return true;
    }
    Problem.error(
            Code.T001, value.span(), "a whole number is expected here, found " + Words.number(x))
        .to(session);
    return false;
  }

  private boolean within(Value value, double x, Range range) {
    if (range.contains(x)) {
      return true;
    }
    Problem.error(
            Code.T002, value.span(), "this must be " + range.text() + ", found " + Words.number(x))
        .to(session);
    return false;
  }

  private Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Reference reference && reference.arguments().isEmpty()) {
      return Optional.of(reference.name());
    }
    wrongType(value, "a text");
    return Optional.empty();
  }

  private Optional<String> word(Value value, ParameterType.Word type) {
    Optional<String> word =
        value instanceof Value.Text || value instanceof Value.Reference
            ? text(value)
            : Optional.empty();
    if (word.isPresent() && type.words().contains(word.get())) {
      return word;
    }
    Problem problem =
        Problem.error(
            Code.T001,
            value.span(),
            type.text() + " is expected here, found " + Words.describe(value));
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
    Optional<Meaning> local = scope.local(reference.name());
    if (local.isPresent()) {
      return named(reference, new ParameterType.DivergenceWord(), scope)
          .flatMap(x -> x)
          .map(Divergence.class::cast);
    }
    return new References(session)
        .find(reference, scope, Definition.Kind.DIVERGENCE)
        .flatMap(
            definition ->
                new Divergences(context)
                    .of(reference, References.arguments(reference), definition, scope));
  }

  private Optional<List<Object>> list(Value value, ParameterType.ListOf type, Scope scope) {
    if (value instanceof Value.RangeLiteral range) {
      return range(range, type.entry(), scope);
    }
    List<Value> entries = value instanceof Value.ListLiteral list ? list.entries() : List.of(value);
    List<Object> read = new ArrayList<>();
    for (Value entry : entries) {
      read(entry, type.entry(), scope).ifPresent(read::add);
    }
    return read.size() == entries.size() ? Optional.of(read) : Optional.empty();
  }

  private Optional<List<Object>> range(Value.RangeLiteral range, ParameterType entry, Scope scope) {
    ParameterType.Int whole =
        entry instanceof ParameterType.Int type ? type : new ParameterType.Int(Range.ALL);
    Optional<Object> low = read(range.low(), whole, scope);
    Optional<Object> high = read(range.high(), whole, scope);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    long first = (Long) low.get();
    long last = (Long) high.get();
    if (last < first) {
      Problem.error(
              Code.T002, range.span(), "a range goes upwards; " + first + ".." + last + " is empty")
          .to(session);
      return Optional.empty();
    }
    if (last - first >= LONGEST_RANGE) {
      Problem.error(
              Code.C003,
              range.span(),
              "a range of " + (last - first + 1) + " values; " + LONGEST_RANGE + " are the most")
          .to(session);
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (long x = first; x <= last; x++) {
      values.add(x);
    }
    return Optional.of(values);
  }

  private Optional<Object> perNetwork(Value value, ParameterType.PerNetwork type, Scope scope) {
    if (!(value instanceof Value.RecordLiteral record)) {
      return read(value, type.entry(), scope);
    }
    Map<Network, Object> values = new EnumMap<>(Network.class);
    boolean complete = true;
    for (Value.Field field : record.fields()) {
      Optional<Network> network = Networks.named(field.name(), session);
      Optional<Object> entry = read(field.value(), type.entry(), scope);
      complete &= network.isPresent() && entry.isPresent();
      if (network.isPresent()
          && entry.isPresent()
          && values.put(network.get(), entry.get()) != null) {
        Problem.error(Code.N004, field.name().span(), "`" + field.name().text() + "` is set twice")
            .to(session);
      }
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  /** The entries of a list whose types the use decides; a single value counts as a list of it. */
  Optional<List<Value>> entries(Value value, Scope scope) {
    if (value instanceof Value.ListLiteral list) {
      return Optional.of(list.entries());
    }
    if (value instanceof Value.Sweep sweep) {
      return context.chooser().flatMap(chooser -> entries(chooser.alternative(sweep), scope));
    }
    if (value instanceof Value.Unreadable) {
      return Optional.empty();
    }
    wrongType(value, "a list");
    return Optional.empty();
  }

  private void wrongType(Value value, String expected) {
    wrongType(value.span(), expected, Words.describe(value));
  }

  private void wrongType(Span span, String expected, String found) {
    Problem.error(Code.T001, span, expected + " is expected here, found " + found).to(session);
  }
}
