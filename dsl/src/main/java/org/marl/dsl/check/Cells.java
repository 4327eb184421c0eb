package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.catalog.ParameterType;
import org.marl.core.catalog.Range;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.EvaluationConfig;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Schedule;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Elaborates the cells of an experiment: a game, an algorithm, a choice per sweep. */
final class Cells {
  private static final ParameterType LENGTH =
      new ParameterType.Int(new Range(1, false, 1e15, false));

  private final Bodies.Body body;
  private final SweepNames sweeps;
  private final Metrics metrics;

  Cells(Bodies.Body body, SweepNames sweeps, Metrics metrics) {
    this.body = body;
    this.sweeps = sweeps;
    this.metrics = metrics;
  }

  /** A cell without its seed. */
  record Cell(
      Context context,
      Map<String, String> coordinates,
      Game game,
      Algorithm algorithm,
      Optional<double[][][]> start,
      Schedule schedule,
      List<Metric> metrics) {}

  /** One entry of {@code on} with one of {@code with}. */
  record Pair(
      Resolution.Located game,
      String gameLabel,
      Resolution.Located algorithm,
      String algorithmLabel) {}

  Definition definition() {
    return body.definition();
  }

  /** The pairs, games outermost; none if an entry is unknown or stands twice. */
  List<Pair> pairs(Session session) {
    List<Resolution.Located> games = entries("on", session);
    List<Resolution.Located> algorithms = entries("with", session);
    List<Pair> pairs = new ArrayList<>();
    for (Resolution.Located game : games) {
      for (Resolution.Located algorithm : algorithms) {
        pairs.add(
            new Pair(game, Labels.of(game, games), algorithm, Labels.of(algorithm, algorithms)));
      }
    }
    return pairs;
  }

  /** A sweep of games or algorithms is the list of them. */
  private List<Resolution.Located> entries(String key, Session session) {
    Bodies.Keyed entry = body.entry(key).orElseThrow();
    List<Resolution.Located> entries =
        Context.open(session).resolution().entriesAndAlternatives(entry.value(), entry.scope());
    List<Value> values = entries.stream().map(Resolution.Located::value).toList();
    return Blocks.distinct(values, session) ? entries : List.of();
  }

  /** The cell of a pair for one combination of its sweeps; nothing if it has an error. */
  Optional<Cell> cell(Pair pair, Choices choices, Session session) {
    session.forgetPlaces();
    Context open = Context.of(session, choices);
    Optional<Game> game = new Games(open).of(pair.game().value(), pair.game().scope());
    if (game.isEmpty()) {
      return Optional.empty();
    }
    Context playing = open.playing(game.get());
    Optional<Algorithm> algorithm =
        new Algorithms(playing)
            .of(pair.algorithm().value(), pair.algorithm().scope(), pair.algorithmLabel());
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    Context context = playing.learning(algorithm.get().learner().as(LearnerConfig.class));
    Optional<Bodies.Keyed> startEntry = body.entry("start");
    Optional<double[][][]> start = startEntry.flatMap(entry -> start(entry, context));
    Optional<Schedule> schedule = schedule(context);
    Optional<List<Metric>> recorded = metrics.of(context);
    if ((startEntry.isPresent() && start.isEmpty()) || schedule.isEmpty() || recorded.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cell(
            context,
            coordinates(pair, choices),
            game.get(),
            algorithm.get(),
            start,
            schedule.get(),
            recorded.get()));
  }

  private static Optional<double[][][]> start(Bodies.Keyed entry, Context context) {
    Optional<String> fixed = context.learner().orElseThrow().fixedStart();
    if (fixed.isPresent()) {
      Problem.error(Code.C002, entry.key().span(), fixed.get())
          .help("leave `start` out")
          .to(context.session());
      return Optional.empty();
    }
    return new Starts(context).of(entry.value(), entry.scope());
  }

  private Map<String, String> coordinates(Pair pair, Choices choices) {
    Map<String, String> coordinates = new LinkedHashMap<>();
    coordinates.put(Axes.GAME, pair.gameLabel());
    coordinates.put(Axes.ALGORITHM, pair.algorithmLabel());
    for (Value.Sweep sweep : choices.met()) {
      String axis = sweeps.of(sweep);
      String label = Words.label(choices.alternative(sweep));
      String name = axis;
      // Two sweeps of one key, as of two learning rates, are told apart by number.
      for (int i = 2; coordinates.containsKey(name) || name.equals(Axes.SEED); i++) {
        name = axis + "_" + i;
      }
      coordinates.put(name, label);
    }
    return coordinates;
  }

  private Optional<Schedule> schedule(Context context) {
    boolean exact = context.learner().orElseThrow().setting() == Setting.EXACT;
    String key = exact ? "iterations" : "train";
    String other = exact ? "train" : "iterations";
    Session session = context.session();
    boolean fits = true;
    Optional<Bodies.Keyed> wrong = body.entry(other);
    if (wrong.isPresent() && body.entry(key).isEmpty()) {
      Problem.error(
              Code.C002,
              wrong.get().key().span(),
              context.learner().get().setting().description()
                  + (context.learner().get().setting().isSingular() ? " counts" : " count")
                  + " `"
                  + key
                  + "`, not `"
                  + other
                  + "`")
          .to(session);
      return Optional.empty();
    }
    Optional<Bodies.Keyed> length = body.entry(key);
    if (length.isEmpty()) {
      if (body.reportsMissing(ExperimentReader.KEYS)) {
        Problem.error(
                Code.N008,
                body.definition().declaration().name().span(),
                "the experiment `" + body.definition().name() + "` does not say how long to run")
            .help("add `" + key + " = …`")
            .to(session);
      }
      return Optional.empty();
    }
    Optional<Object> number =
        context.values().read(length.get().value(), LENGTH, length.get().scope());
    Optional<EvaluationConfig> evaluation = Optional.empty();
    if (body.entry("evaluate").isPresent()) {
      Bodies.Keyed evaluate = body.entry("evaluate").get();
      evaluation =
          new Components(context)
              .choice(evaluate.value(), ComponentKind.SCHEDULE, evaluate.scope())
              .map(Choice::config)
              .map(EvaluationConfig.class::cast);
      fits = evaluation.isPresent();
    }
    if (number.isEmpty() || !fits) {
      return Optional.empty();
    }
    OptionalLong every =
        evaluation.map(e -> OptionalLong.of(e.steps())).orElse(OptionalLong.empty());
    return Optional.of(
        new Schedule(
            exact ? Schedule.Unit.ITERATIONS : Schedule.Unit.ENVIRONMENT_STEPS,
            (Long) number.get(),
            every,
            evaluation.map(EvaluationConfig::episodes).orElse(0)));
  }
}
