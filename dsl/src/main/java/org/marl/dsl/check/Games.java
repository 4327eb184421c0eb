package org.marl.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.plan.FiniteGameConfig;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;

/** Reads games: declared by tables or rules, or played by an environment of the catalog. */
final class Games {
  static final List<String> KEYS =
      List.of(
          "agents",
          "actions",
          "reward",
          "stop",
          "states",
          "discount",
          "horizon",
          "transition",
          "start");
  static final Set<String> MARKOV_KEYS =
      Set.of("states", "discount", "horizon", "transition", "start");

  private final Context context;
  private final Session session;

  Games(Context context) {
    this.context = context;
    this.session = context.session();
  }

  /** The game that an entry of {@code on} names. */
  Optional<Game> of(Value value, Scope scope) {
    return session
        .readings()
        .latest(
            Game.class,
            value,
            scope,
            context,
            () ->
                context
                    .resolution()
                    .reference(value, scope, Definition.Kind.GAME.noun())
                    .flatMap(found -> of(found.value(), found.scope())));
  }

  private Optional<Game> of(Value.Reference reference, Scope scope) {
    if (scope.module().lookup(reference.name()).isPresent()) {
      return new References(session)
          .find(reference, scope, Definition.Kind.GAME)
          .flatMap(found -> declared(reference, found, scope));
    }
    return environment(reference, Words.label(reference), scope);
  }

  private Optional<Game> declared(Value.Reference reference, Definition definition, Scope caller) {
    Optional<Value> assigned = Declarations.assigned(definition);
    if (assigned.isPresent() && isEnvironment(assigned.get(), definition)) {
      return context
          .calls()
          .bind(
              reference.span(),
              References.arguments(reference),
              definition,
              caller,
              Optional.empty())
          .flatMap(
              scope ->
                  session.within(
                      reference.nameSpan(),
                      () ->
                          environment((Value.Reference) assigned.get(), definition.name(), scope)));
    }
    return new Bodies(context, Definition.Kind.GAME)
        .called(reference, definition, caller)
        .flatMap(body -> session.within(reference.nameSpan(), () -> read(body, definition.name())));
  }

  private static boolean isEnvironment(Value assigned, Definition definition) {
    return assigned instanceof Value.Reference reference
        && definition.module().lookup(reference.name()).isEmpty();
  }

  /** The check of a declaration by itself. */
  void check(Definition definition) {
    Scope scope = context.calls().open(definition);
    Optional<Value> assigned = Declarations.assigned(definition);
    if (assigned.isPresent() && isEnvironment(assigned.get(), definition)) {
      // Without making the game: its tables may be large.
      choice((Value.Reference) assigned.get(), scope);
    } else if (assigned.isPresent() && !(assigned.get() instanceof Value.Reference)) {
      of(assigned.get(), scope);
    } else {
      new Bodies(context, Definition.Kind.GAME)
          .of(definition, scope)
          .ifPresent(body -> read(body, definition.name()));
    }
  }

  private Optional<Choice> choice(Value.Reference reference, Scope scope) {
    return new Components(context).choice(reference, ComponentKind.ENVIRONMENT, scope);
  }

  private Optional<Game> environment(Value.Reference reference, String name, Scope scope) {
    return choice(reference, scope)
        .map(
            chosen -> {
              EnvironmentConfig config = chosen.as(EnvironmentConfig.class);
              if (config instanceof FiniteGameConfig finite) {
                return context.session().madeGames().of(name, chosen, finite);
              }
              return new Game.Environment(name, config.agentNames(), config.actionNames(), chosen);
            });
  }

  private Optional<Game> read(Bodies.Body body, String name) {
    for (Bodies.Keyed entry : body.entries().values()) {
      if (!KEYS.contains(entry.key().text())) {
        Problem.error(
                Code.N003, entry.key().span(), "a game has no key `" + entry.key().text() + "`")
            .nearest(entry.key().text(), KEYS)
            .to(session);
      }
    }
    List<Bodies.Scoped> dynamics = new ArrayList<>();
    for (Bodies.Scoped other : body.others()) {
      if (other.item() instanceof Item.Dynamics) {
        dynamics.add(other);
      } else {
        Blocks.misplaced(other.item(), "a game", KEYS, session);
      }
    }
    Optional<Players> players = Players.read(body, context);
    boolean markov =
        !dynamics.isEmpty() || body.entries().keySet().stream().anyMatch(MARKOV_KEYS::contains);
    if (markov) {
      return new MarkovGames(context).read(body, name, players, dynamics);
    }
    return players.flatMap(found -> matrix(body, name, found));
  }

  private Optional<Game> matrix(Bodies.Body body, String name, Players players) {
    Optional<Bodies.Keyed> reward = body.entry("reward");
    if (reward.isEmpty()) {
      if (body.reportsMissing(KEYS)) {
        Problem.error(
                Code.N008,
                body.definition().declaration().name().span(),
                "the game `" + name + "` has no `reward`")
            .to(session);
      }
      return Optional.empty();
    }
    Optional<double[]> rewards = Tables.ofNumbers(context, players).read(reward.get());
    Optional<double[]> stop =
        body.entry("stop").flatMap(Tables.ofProbabilities(context, players)::read);
    if (rewards.isEmpty() || (body.entry("stop").isPresent() && stop.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new MatrixGame(name, players.agents(), players.actions(), rewards.get(), stop));
  }
}
