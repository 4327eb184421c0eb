package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.Parameter;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Parameters;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Element;
import org.marl.core.plan.Claim;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads {@code experiment} declarations into plans. */
final class ExperimentReader {
  static final List<String> KEYS =
      List.of(
          "on", "with", "start", "seeds", "iterations", "train", "evaluate", "record", "report");
  private static final ParameterType SEEDS =
      new ParameterType.ListOf(
          new ParameterType.Int(new Range(0, false, Double.POSITIVE_INFINITY, false)));

  private final Session session;
  private final SweepNames sweeps;

  ExperimentReader(Session session, SweepNames sweeps) {
    this.session = session;
    this.sweeps = sweeps;
  }

  /** The plan, or nothing if something in it is wrong. */
  Optional<ExperimentPlan> read(Definition definition) {
    if (!definition.declaration().parameters().isEmpty()) {
      Problem.error(
              Code.N009,
              definition.declaration().name().span(),
              "an experiment has no parameters; declare a `param` that it uses")
          .to(session);
      return Optional.empty();
    }
    Context first = Context.of(session, new Choices());
    Optional<Bodies.Body> body =
        new Bodies(first, Definition.Kind.EXPERIMENT).of(definition, Scope.of(definition.module()));
    boolean[] complete = {true};
    boolean sound = session.succeeds(() -> complete[0] = body.map(this::keysFit).orElse(false));
    if (!sound || !complete[0]) {
      return Optional.empty();
    }
    return plan(definition, body.get(), first);
  }

  private boolean keysFit(Bodies.Body body) {
    for (Bodies.Keyed entry : body.entries().values()) {
      if (!KEYS.contains(entry.key().text())) {
        Problem.error(
                Code.N003,
                entry.key().span(),
                "an experiment has no key `" + entry.key().text() + "`")
            .nearest(entry.key().text(), KEYS)
            .to(session);
      }
    }
    for (Bodies.Scoped other : body.others()) {
      if (!(other.item() instanceof Item.Expect)) {
        Blocks.misplaced(other.item(), "an experiment", KEYS, session);
      }
    }
    boolean complete = true;
    for (String key : List.of("on", "with")) {
      if (body.entry(key).isEmpty()) {
        complete = false;
        if (body.reportsMissing(KEYS)) {
          Problem.error(
                  Code.N008,
                  body.definition().declaration().name().span(),
                  "the experiment `" + body.definition().name() + "` has no `" + key + "`")
              .help(
                  key.equals("on")
                      ? "name the game or games: `on = …`"
                      : "name the algorithms: `with = …`")
              .to(session);
        }
      }
    }
    return complete;
  }

  private Optional<ExperimentPlan> plan(Definition definition, Bodies.Body body, Context first) {
    if (!session.succeeds(
        () -> List.of("on", "with", "seeds").forEach(key -> some(key, body, first)))) {
      return Optional.empty();
    }
    List<Long> seeds = seeds(body, first);
    Metrics metrics = new Metrics();
    body.entry("record")
        .ifPresent(
            record ->
                first
                    .values()
                    .entriesOrOne(record.value(), record.scope())
                    .forEach(value -> metrics.add(value, record.scope())));
    claims(body, first, Optional.empty(), wanted(metrics));
    figureFormulas(body, first, metrics);

    Cells cells = new Cells(body, sweeps, metrics);
    CellCounter counter = new CellCounter(cells, session);
    long[] count = {0};
    boolean sound = session.succeeds(() -> count[0] = counter.count(seeds.size()));
    if (!sound || count[0] == 0 || seeds.isEmpty() || counter.firstCell().isEmpty()) {
      return Optional.empty();
    }
    Labels labels = counter.labels();
    Context cell = counter.firstCell().get();
    List<Choice> report = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    boolean fits =
        session.succeeds(
            () -> {
              report.addAll(figures(body, cell, labels));
              claims.addAll(claims(body, cell, Optional.of(labels), columns(cell)));
            });
    if (!fits) {
      return Optional.empty();
    }
    List<String> axes = new ArrayList<>(labels.axes());
    axes.add(Axes.SEED);
    return Optional.of(
        new ExperimentPlan(
            definition.name(),
            definition.declaration().documentation(),
            axes,
            new ExperimentRuns(cells, session.catalog(), seeds, count[0]),
            report,
            claims));
  }

  /** An empty list would make an experiment without runs. */
  private void some(String key, Bodies.Body body, Context context) {
    body.entry(key)
        .map(entry -> context.values().resolve(entry.value(), entry.scope()).value())
        .filter(value -> value instanceof Value.ListLiteral list && list.entries().isEmpty())
        .ifPresent(
            value ->
                Problem.error(Code.N008, value.span(), "`" + key + "` needs at least one entry")
                    .to(session));
  }

  private List<Long> seeds(Bodies.Body body, Context context) {
    return body.entry("seeds")
        .map(
            entry ->
                context
                    .values()
                    .read(entry.value(), SEEDS, entry.scope())
                    .map(ExperimentReader::longs)
                    .orElse(List.of()))
        .orElse(List.of(1L));
  }

  private static List<Long> longs(Object list) {
    return ((List<?>) list).stream().map(Long.class::cast).distinct().toList();
  }

  private List<Claim> claims(
      Bodies.Body body, Context context, Optional<Labels> labels, Claims.Columns columns) {
    List<Claim> claims = new ArrayList<>();
    for (Bodies.Scoped other : body.others()) {
      if (other.item() instanceof Item.Expect expect) {
        new Claims(context, other.scope(), labels, columns).of(expect).ifPresent(claims::add);
      }
    }
    return claims;
  }

  /** Before the runs are known: every formula is noted, so that the runs record it. */
  private static Claims.Columns wanted(Metrics metrics) {
    return (formula, scope) -> {
      metrics.add(formula, scope);
      return Optional.of(new Claims.Column("", true));
    };
  }

  /** Afterwards: the column that a formula of one number has. */
  private Claims.Columns columns(Context cell) {
    return (formula, scope) ->
        cell.formulas(Formulas.Vocabulary.METRIC)
            .of(formula, scope)
            .filter(
                node -> {
                  boolean open =
                      node.type().has(Axis.AGENTS)
                          || node.type().has(Axis.ACTIONS)
                          || node.type().has(Axis.DIMS);
                  if (open) {
                    Problem.error(
                            Code.C004,
                            formula.span(),
                            "a claim speaks of one number; this has " + node.type().axesText())
                        .help(
                            "name an entry, as in `pi(alice, u0)`, or reduce, as in `max(… over agents)`")
                        .to(session);
                  }
                  return !open;
                })
            .map(node -> new Claims.Column(node.toString(), node.type().element() == Element.BOOL));
  }

  private List<Value> figureValues(Bodies.Body body, Context context) {
    return body.entry("report")
        .map(entry -> context.values().entriesOrOne(entry.value(), entry.scope()))
        .orElse(List.of());
  }

  private void figureFormulas(Bodies.Body body, Context context, Metrics metrics) {
    for (Value figure : figureValues(body, context)) {
      if (figure instanceof Value.Reference reference) {
        Scope scope = body.entry("report").orElseThrow().scope();
        new References(session)
            .component(reference, scope, ComponentKind.FIGURE)
            .ifPresent(component -> formulas(reference, component, scope, context, metrics));
      }
    }
  }

  private static void formulas(
      Value.Reference figure,
      Component<?> component,
      Scope scope,
      Context context,
      Metrics metrics) {
    List<Parameter> parameters = Parameters.of(component);
    List<Value.Argument> arguments = References.arguments(figure);
    for (int i = 0; i < arguments.size(); i++) {
      Value.Argument argument = arguments.get(i);
      String key =
          argument
              .name()
              .map(name -> name.text())
              .orElse(i < parameters.size() ? parameters.get(i).key() : "");
      boolean isColumn =
          parameters.stream().anyMatch(p -> p.key().equals(key) && isColumn(p.type()));
      if (isColumn) {
        context
            .values()
            .entriesOrOne(argument.value(), scope)
            .forEach(value -> metrics.add(value, scope));
      }
    }
  }

  private static boolean isColumn(ParameterType type) {
    return type instanceof ParameterType.ColumnName
        || (type instanceof ParameterType.ListOf list && isColumn(list.entry()));
  }

  private List<Choice> figures(Bodies.Body body, Context cell, Labels labels) {
    List<Choice> figures = new ArrayList<>();
    for (Value value : figureValues(body, cell)) {
      new Components(cell)
          .choice(value, ComponentKind.FIGURE, body.entry("report").orElseThrow().scope())
          .ifPresent(figures::add);
      checkAxes(value, labels);
    }
    return figures;
  }

  /** {@code rows = start}: the axes that a figure places must exist. */
  private void checkAxes(Value figure, Labels labels) {
    if (!(figure instanceof Value.Reference reference)) {
      return;
    }
    for (Value.Argument argument : References.arguments(reference)) {
      String key = argument.name().map(name -> name.text()).orElse("");
      if (List.of("rows", "columns", "lines").contains(key)
          && argument.value() instanceof Value.Reference axis
          && !labels.axes().contains(axis.name())) {
        Problem.error(Code.C004, axis.span(), "the experiment has no axis `" + axis.name() + "`")
            .nearest(axis.name(), labels.axes())
            .to(session);
      }
    }
  }
}
