package org.marl.dsl.check;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Quantity;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;

/**
 * What a body is read for: one run of an experiment (a game, a learner, one choice per sweep), or
 * none, in the check of a declaration by itself.
 */
final class Context {
  private final Session session;
  private final Optional<Chooser> chooser;
  private final Optional<Game> game;
  private final Optional<LearnerConfig> learner;
  private final Graph graph;

  private Context(
      Session session,
      Optional<Chooser> chooser,
      Optional<Game> game,
      Optional<LearnerConfig> learner) {
    this.session = session;
    this.chooser = chooser;
    this.game = game;
    this.learner = learner;
    this.graph = graph(game, learner);
  }

  private static Graph graph(Optional<Game> game, Optional<LearnerConfig> learner) {
    if (learner.isEmpty()) {
      return game.map(known -> new Graph(known.agentCount())).orElseGet(Graph::new);
    }
    Map<Quantity, Set<Axis>> axes = new EnumMap<>(Quantity.class);
    for (Quantity quantity : learner.get().joint()) {
      Set<Axis> shared = copy(quantity);
      shared.remove(Axis.AGENTS);
      axes.put(quantity, shared);
    }
    for (Quantity quantity : learner.get().individual()) {
      Set<Axis> own = copy(quantity);
      own.add(Axis.AGENTS);
      axes.put(quantity, own);
    }
    return game.map(known -> new Graph(learner.get().setting(), known.agentCount(), axes))
        .orElseGet(() -> new Graph(learner.get().setting(), axes));
  }

  private static Set<Axis> copy(Quantity quantity) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(quantity.axes());
    return axes;
  }

  /** For the check of a declaration by itself: nothing is known of its use. */
  static Context open(Session session) {
    return new Context(session, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** For one combination of the sweeps. */
  static Context of(Session session, Chooser chooser) {
    return new Context(session, Optional.of(chooser), Optional.empty(), Optional.empty());
  }

  Context playing(Game newGame) {
    return new Context(session, chooser, Optional.of(newGame), learner);
  }

  Context learning(LearnerConfig newLearner) {
    return new Context(session, chooser, game, Optional.of(newLearner));
  }

  Session session() {
    return session;
  }

  /** Empty: every alternative of a sweep is checked, and none counts. */
  Optional<Chooser> chooser() {
    return chooser;
  }

  Optional<Game> game() {
    return game;
  }

  /** The learner whose quantities formulas speak of. */
  Optional<LearnerConfig> learner() {
    return learner;
  }

  /** Where this context's formulas live. */
  Graph graph() {
    return graph;
  }

  Values values() {
    return new Values(this);
  }

  Resolution resolution() {
    return new Resolution(this);
  }

  Formulas formulas(Formulas.Vocabulary vocabulary) {
    return new Formulas(this, vocabulary);
  }

  Calls calls() {
    return new Calls(this);
  }
}
