package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.marl.core.exact.Curve;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Unary;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Elaborates calls of the functions that the language has built in. */
final class Functions {
  private static final List<Axis> AXES =
      List.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS, Axis.DIMS, Axis.EPOCHS);

  private final Context context;
  private final Session session;
  private final Graph graph;
  private final Formulas formulas;
  private final Scope scope;

  Functions(Context context, Formulas formulas, Scope scope) {
    this.context = context;
    this.session = context.session();
    this.graph = context.graph();
    this.formulas = formulas;
    this.scope = scope;
  }

  Optional<Node> call(Value.Reference reference, Builtin builtin) {
    if (builtin.isForClaims()) {
      Problem.error(
              Code.N006,
              reference.nameSpan(),
              "`" + builtin.word() + "` speaks of whole runs; only claims can use it")
          .to(session);
      return Optional.empty();
    }
    if (reference.arguments().isEmpty()) {
      Problem.error(Code.N008, reference.span(), "`" + builtin.word() + "` needs its arguments")
          .help("it is called as `" + builtin.signature() + "`")
          .to(session);
      return Optional.empty();
    }
    if ((builtin == Builtin.MIN || builtin == Builtin.MAX) && overNames(reference).isEmpty()) {
      return extremum(reference, builtin);
    }
    Optional<List<Optional<Value>>> arguments =
        new FunctionArguments(session).match(reference, builtin);
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    if (!builtin.isReduction() && !overNames(reference).isEmpty()) {
      Name over = overNames(reference).get(0);
      Problem.error(
              Code.N007,
              over.span(),
              "`" + builtin.word() + "` does not reduce axes; it takes no `over`")
          .to(session);
      return Optional.empty();
    }
    if (builtin == Builtin.ESTIMATE) {
      return estimate(reference, arguments.get().get(0).orElseThrow());
    }
    if (builtin == Builtin.ADAPTIVE || builtin == Builtin.ANNEAL || builtin == Builtin.LEARNED) {
      return new Coefficients(context, formulas, scope).of(reference, builtin, arguments.get());
    }
    Optional<List<Node>> operands = operands(arguments.get());
    return operands.flatMap(nodes -> apply(reference, builtin, nodes));
  }

  private Optional<Node> apply(Value.Reference reference, Builtin builtin, List<Node> x) {
    if (builtin.isReduction()) {
      Optional<Set<Axis>> over = axes(overNames(reference));
      return over.flatMap(
          set ->
              formulas.build(
                  reference.span(), () -> graph.reduce(Reduction.valueOf(builtin.name()), set, x)));
    }
    return formulas.build(reference.span(), () -> elementwise(builtin, x));
  }

  private Node elementwise(Builtin builtin, List<Node> x) {
    return switch (builtin) {
      case ABS, EXP, LOG, SQRT, SIGN, TANH, SIGMOID, RELU, FLOOR ->
          graph.unary(Unary.valueOf(builtin.name()), x.get(0));
      case CLAMP ->
          graph.binary(Binary.MIN, graph.binary(Binary.MAX, x.get(0), x.get(1)), x.get(2));
      case CHOSEN -> graph.chosen(x.get(0));
      case AT -> graph.at(x.get(0), x.get(1));
      case STOP -> graph.stop(x.get(0));
      case GRADIENT -> graph.gradient(x.get(0), x.get(1));
      case OLD -> graph.old(x.get(0));
      case TARGET -> graph.target(x.get(0));
      case NEXT -> graph.next(x.get(0));
      case ACCUMULATE -> graph.accumulate(x.get(0), x.get(1));
      case EACH_EPOCH -> graph.eachEpoch(x.get(0));
      case BY_EPOCH -> byEpoch(x);
      case EACH_MINIBATCH -> graph.eachMinibatch(x.get(0));
      case MIX -> graph.mix(x.get(0));
      case CENTRAL -> graph.central(x.get(0));
      case MIN,
          MAX,
          SUM,
          MEAN,
          PROD,
          ARGMAX,
          ALL,
          ANY,
          COUNT,
          RANGE,
          QUANTILE,
          NORMALISE,
          RESCALE,
          ESTIMATE,
          ADAPTIVE,
          ANNEAL,
          LEARNED,
          INITIAL,
          FINAL,
          LOWEST,
          HIGHEST,
          AVERAGE,
          ALWAYS,
          EVER,
          CONFIDENCE ->
          throw new AssertionError(builtin);
    };
  }

  /** {@code by_epoch(x)}, or its entry {@code by_epoch(x, k)}. */
  private Node byEpoch(List<Node> x) {
    Node history = graph.byEpoch(x.get(0));
    if (x.size() == 1) {
      return history;
    }
    Node epoch = x.get(1);
    double number = epoch.isConstant() ? epoch.constant() : Double.NaN;
    if (!(number >= 1 && number <= Integer.MAX_VALUE && number == Math.rint(number))) {
      throw new ExpressionException(
          epoch, "`" + epoch + "` is no epoch: they are counted from 1", "");
    }
    return graph.entry(history, Axis.EPOCHS, (int) number - 1, String.valueOf((int) number));
  }

  /** {@code min(a, b, …)}, elementwise. */
  private Optional<Node> extremum(Value.Reference reference, Builtin builtin) {
    List<Value.Argument> arguments = reference.arguments().orElseThrow().list();
    Optional<Value.Argument> named =
        arguments.stream().filter(a -> a.name().isPresent()).findFirst();
    if (named.isPresent()) {
      Problem.error(
              Code.N007, named.get().span(), "`" + builtin.word() + "` has no named arguments")
          .to(session);
      return Optional.empty();
    }
    if (arguments.size() < 2) {
      Problem.error(
              Code.N008,
              reference.span(),
              "`" + builtin.word() + "` needs two values, or one and the axes `over` which it goes")
          .help("as in `" + builtin.word() + "(x, y)` or `" + builtin.word() + "(x over actions)`")
          .to(session);
      return Optional.empty();
    }
    List<Optional<Node>> nodes =
        arguments.stream().map(a -> formulas.of(a.value(), scope)).toList();
    Binary operation = Binary.valueOf(builtin.name());
    return nodes.stream()
        .reduce(
            (a, b) ->
                a.flatMap(
                    left ->
                        b.flatMap(
                            right ->
                                formulas.build(
                                    reference.span(), () -> graph.binary(operation, left, right)))))
        .orElseThrow();
  }

  /** {@code estimate(D)}: the sample mean of f(ratio) - f'(1) (ratio - 1). */
  private Optional<Node> estimate(Value.Reference reference, Value argument) {
    return context
        .values()
        .divergence(argument, scope)
        .flatMap(
            d ->
                formulas.build(
                    reference.span(),
                    () -> {
                      Node ratio = graph.input(Quantity.RATIO);
                      Node tilt =
                          graph.binary(
                              Binary.MULTIPLY,
                              graph.constant(slopeAtOne(d)),
                              graph.binary(Binary.SUBTRACT, ratio, graph.constant(1)));
                      Node difference =
                          graph.binary(Binary.SUBTRACT, graph.apply(d.f(), ratio), tilt);
                      return graph.reduce(Reduction.MEAN, Set.of(), List.of(difference));
                    }));
  }

  private static double slopeAtOne(Divergence divergence) {
    return Curve.of(divergence.f()).slope(1, 1);
  }

  private Optional<List<Node>> operands(List<Optional<Value>> arguments) {
    List<Node> nodes = new ArrayList<>();
    boolean complete = true;
    for (Optional<Value> argument : arguments) {
      if (argument.isPresent()) {
        Optional<Node> node = formulas.of(argument.get(), scope);
        complete &= node.isPresent();
        node.ifPresent(nodes::add);
      }
    }
    return complete ? Optional.of(nodes) : Optional.empty();
  }

  private static List<Name> overNames(Value.Reference reference) {
    List<Name> names = new ArrayList<>();
    References.arguments(reference).forEach(argument -> names.addAll(argument.over()));
    return names;
  }

  private Optional<Set<Axis>> axes(List<Name> names) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    boolean complete = true;
    for (Name name : names) {
      Optional<Axis> axis = AXES.stream().filter(a -> a.word().equals(name.text())).findFirst();
      if (axis.isEmpty()) {
        Problem.error(Code.N001, name.span(), "`" + name.text() + "` is not an axis")
            .nearest(name.text(), AXES.stream().map(Axis::word).toList())
            .to(session);
        complete = false;
      } else if (!axes.add(axis.get())) {
        Problem.error(
                Code.N004,
                name.span(),
                "`" + name.text().toLowerCase(Locale.ROOT) + "` is reduced twice")
            .to(session);
        complete = false;
      }
    }
    return complete ? Optional.of(axes) : Optional.empty();
  }
}
