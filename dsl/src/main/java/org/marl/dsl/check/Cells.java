package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Schedule;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Elaborates the cells of an experiment: a game, an algorithm, a choice per sweep. */
final class Cells {
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

  /**
   * What could be read of a cell.
   *
   * @param cell nothing if it has an error
   * @param context the game and the learner, as far as they are known
   */
  record Reading(Optional<Cell> cell, Context context) {}

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
    Optional<Bodies.Keyed> entry = body.entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    List<Resolution.Located> entries =
        Context.open(session)
            .resolution()
            .entriesAndAlternatives(entry.get().value(), entry.get().scope());
    List<Value> values = entries.stream().map(Resolution.Located::value).toList();
    return Blocks.distinct(values, session) ? entries : List.of();
  }

  /** The cell of a pair for one combination of its sweeps. */
  Reading cell(Pair pair, Choices choices, Session session) {
    Context open = Context.of(session, choices);
    Optional<Game> game = new Games(open).of(pair.game().value(), pair.game().scope());
    if (game.isEmpty()) {
      return incomplete(open);
    }
    Context playing = open.playing(game.get());
    Algorithms.Reading reading =
        new Algorithms(playing)
            .of(pair.algorithm().value(), pair.algorithm().scope(), pair.algorithmLabel());
    if (reading.learner().isEmpty()) {
      return incomplete(playing);
    }
    Context context =
        playing.learning(
            reading
                .algorithm()
                .map(algorithm -> algorithm.learner().as(LearnerConfig.class))
                .orElse(reading.learner().get()));
    Optional<Bodies.Keyed> startEntry = body.entry("start");
    Optional<double[][][]> start = start(context);
    Optional<Schedule> schedule = new Schedules(body).of(context);
    Optional<List<Metric>> recorded = metrics.of(context);
    boolean sound =
        reading.algorithm().isPresent()
            && (startEntry.isEmpty() || start.isPresent())
            && schedule.isPresent()
            && recorded.isPresent();
    Optional<Cell> cell =
        sound
            ? Optional.of(
                new Cell(
                    context,
                    coordinates(pair, choices),
                    game.get(),
                    reading.algorithm().get(),
                    start,
                    schedule.get(),
                    recorded.get()))
            : Optional.empty();
    return new Reading(cell, context);
  }

  private Optional<double[][][]> start(Context context) {
    return body.entry("start").flatMap(entry -> start(entry, context));
  }

  /**
   * Reads what stands beside a game or an algorithm with an error, as far as it does not depend on
   * that: nobody wants to find the next mistake only after mending the first.
   */
  Reading incomplete(Context known) {
    Context context = known.withoutLearner();
    if (context.game().isPresent()) {
      start(context);
    }
    new Schedules(body).check(context);
    metrics.of(context);
    return new Reading(Optional.empty(), context);
  }

  private static Optional<double[][][]> start(Bodies.Keyed entry, Context context) {
    Optional<String> fixed = context.learner().flatMap(LearnerConfig::fixedStart);
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
}
