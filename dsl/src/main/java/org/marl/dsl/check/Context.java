package org.marl.dsl.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;
import org.marl.dsl.source.Span;

/**
 * What a body is read for: one run of an experiment (a game, a learner, one choice per sweep), or
 * none, in the check of a declaration by itself.
 */
final class Context {
  private final Session session;
  private final Optional<Chooser> chooser;
  private final Optional<Game> game;
  private final Optional<LearnerConfig> learner;
  private final boolean incomplete;
  private final Map<Node, Span> places = new HashMap<>();
  private Graph graph;

  private Context(
      Session session,
      Optional<Chooser> chooser,
      Optional<Game> game,
      Optional<LearnerConfig> learner,
      boolean incomplete) {
    this.session = session;
    this.chooser = chooser;
    this.game = game;
    this.learner = learner;
    this.incomplete = incomplete;
  }

  /** For the check of a declaration by itself: nothing is known of its use. */
  static Context open(Session session) {
    return new Context(session, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** For one combination of the sweeps. */
  static Context of(Session session, Chooser chooser) {
    return new Context(session, Optional.of(chooser), Optional.empty(), Optional.empty(), false);
  }

  Context playing(Game newGame) {
    return new Context(session, chooser, Optional.of(newGame), learner, false);
  }

  Context learning(LearnerConfig newLearner) {
    return new Context(session, chooser, game, Optional.of(newLearner), false);
  }

  /**
   * For what stands beside an algorithm with an error: it is read for its own mistakes, and the
   * types of quantities, which the algorithm decides, are not known.
   */
  Context withoutLearner() {
    return new Context(session, chooser, game, Optional.empty(), true);
  }

  /** Are the types of quantities unknown because of an error that has been reported? */
  boolean isIncomplete() {
    return incomplete;
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
    if (graph == null) {
      graph = chooser.isPresent() ? session.graphs().of(game, learner) : Graphs.make(game, learner);
    }
    return graph;
  }

  /** Remembers where a node was written; the first place wins, since later ones repeat it. */
  void place(Node node, Span span) {
    if (!node.isConstant()) {
      places.putIfAbsent(node, span);
    }
  }

  Optional<Span> place(Node node) {
    return Optional.ofNullable(places.get(node));
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
