package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Element;
import org.marl.core.expression.Node;
import org.marl.core.plan.Claim;
import org.marl.core.plan.ExperimentPlan;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.source.Span;

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
    // What stands under the other keys is read even if there is one too many or too few.
    boolean fits = body.filter(this::keysFit).isPresent();
    return body.flatMap(found -> plan(definition, found, first)).filter(plan -> fits);
  }

  /**
   * Is the item of an experiment with syntax errors worth reading? An unknown key may be a word
   * that belongs to what is damaged.
   */
  static boolean isReadableAlone(Item item) {
    return item instanceof Item.Expect
        || (item instanceof Item.Entry entry
            && entry.parameters().isEmpty()
            && KEYS.contains(entry.key().text()));
  }

  /** Is every key known, every item a claim, and is nothing missing that every experiment has? */
  private boolean keysFit(Bodies.Body body) {
    boolean fits = true;
    for (Bodies.Keyed entry : body.entries().values()) {
      if (!KEYS.contains(entry.key().text())) {
        Problem.error(
                Code.N003,
                entry.key().span(),
                "an experiment has no key `" + entry.key().text() + "`")
            .nearest(entry.key().text(), KEYS)
            .to(session);
        fits = false;
      }
    }
    for (Bodies.Scoped other : body.others()) {
      if (!(other.item() instanceof Item.Expect)) {
        Blocks.misplaced(other.item(), "an experiment", KEYS, session);
        fits = false;
      }
    }
    for (String key : List.of("on", "with")) {
      if (body.entry(key).isEmpty()) {
        fits = false;
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
    return fits;
  }

  private Optional<ExperimentPlan> plan(Definition definition, Bodies.Body body, Context first) {
    List.of("on", "with", "seeds").forEach(key -> checkNotEmpty(key, body, first));
    List<Long> seeds = seeds(body, first);
    Metrics metrics = new Metrics();
    body.entry("record")
        .ifPresent(
            record ->
                first
                    .resolution()
                    .entriesOrOne(record.value(), record.scope())
                    .forEach(metrics::add));
    claims(body, first, Optional.empty(), wanted(metrics), seeds);
    Figures figures = new Figures(body);
    figures.record(first, metrics);

    Cells cells = new Cells(body, sweeps, metrics);
    CellCounter counter = new CellCounter(cells, session);
    OptionalLong count = counter.count(Math.max(1, seeds.size()));
    // With an entry unread, axes may be unknown.
    boolean complete = count.isPresent() && !definition.declaration().damaged();
    Optional<Labels> labels = complete ? Optional.of(counter.labels()) : Optional.empty();
    Context cell = counter.cell();
    List<Choice> report = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    boolean fits =
        session.succeeds(
            () -> {
              report.addAll(figures.read(cell, labels));
              claims.addAll(claims(body, cell, labels, columns(cell), seeds));
            });
    if (!fits || labels.isEmpty() || seeds.isEmpty()) {
      return Optional.empty();
    }
    List<String> axes = new ArrayList<>(labels.get().axes());
    axes.add(Axes.SEED);
    return Optional.of(
        new ExperimentPlan(
            definition.name(),
            definition.declaration().documentation(),
            axes,
            new ExperimentRuns(cells, session, seeds, count.getAsLong()),
            report,
            claims));
  }

  /** An empty list would make an experiment without runs. */
  private void checkNotEmpty(String key, Bodies.Body body, Context context) {
    body.entry(key)
        .flatMap(entry -> context.resolution().unswept(entry.value(), entry.scope()))
        .map(Resolution.Located::value)
        .filter(value -> value instanceof Value.ListLiteral list && list.entries().isEmpty())
        .ifPresent(
            value ->
                Problem.error(Code.N008, value.span(), "`" + key + "` needs at least one entry")
                    .to(session));
  }

  /** A sweep of seeds is the list of them; none if there is an error. */
  private List<Long> seeds(Bodies.Body body, Context context) {
    Optional<Bodies.Keyed> entry = body.entry("seeds");
    if (entry.isEmpty()) {
      return List.of(1L);
    }
    Value value = entry.get().value();
    Set<Long> seeds = new LinkedHashSet<>();
    List<Resolution.Located> parts =
        context.resolution().entriesAndAlternatives(value, entry.get().scope());
    for (Resolution.Located part : parts) {
      Optional<Object> read = context.values().read(part.value(), SEEDS, part.scope());
      if (read.isEmpty()) {
        return List.of();
      }
      ((List<?>) read.get()).forEach(seed -> seeds.add((Long) seed));
    }
    return List.copyOf(seeds);
  }

  private List<Claim> claims(
      Bodies.Body body,
      Context context,
      Optional<Labels> labels,
      Claims.Columns columns,
      List<Long> seeds) {
    List<Claim> claims = new ArrayList<>();
    for (Bodies.Scoped other : body.others()) {
      if (other.item() instanceof Item.Expect expect) {
        Claims reader = new Claims(context, other.scope(), called(body, expect), labels, columns);
        reader.of(expect).ifPresent(claims::add);
        if (seeds.size() == 1) {
          reader.confidences().forEach(this::warnOfOneSeed);
        }
      }
    }
    return claims;
  }

  /** How messages about a claim call the experiment: by its name, if the claim is a base's. */
  private static String called(Bodies.Body body, Item.Expect claim) {
    Span own = body.definition().declaration().span();
    boolean written =
        own.source().equals(claim.span().source())
            && own.start() <= claim.span().start()
            && claim.span().end() <= own.end();
    return written ? "the experiment" : "the experiment `" + body.definition().name() + "`";
  }

  private void warnOfOneSeed(Span confidence) {
    Problem.warning(
            Code.W005,
            confidence,
            "with one seed a confidence is 0 or 1: there is nothing to resample")
        .help("run several seeds, as in `seeds = 1..10`")
        .to(session);
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
                  boolean open = !cell.isIncomplete() && isOpen(node);
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
            .map(
                node ->
                    new Claims.Column(
                        ColumnNames.of(formula, node, scope),
                        node.type().element() == Element.BOOL));
  }

  /** Has the node an axis other than the samples, over which metrics are averaged? */
  private static boolean isOpen(Node node) {
    return node.type().has(Axis.AGENTS)
        || node.type().has(Axis.ACTIONS)
        || node.type().has(Axis.DIMS)
        || node.type().has(Axis.EPOCHS);
  }
}
