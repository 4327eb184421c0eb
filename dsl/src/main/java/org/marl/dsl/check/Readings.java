package org.marl.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.marl.core.expression.Graph;
import org.marl.core.plan.Game;
import org.marl.dsl.ast.Value;

/**
 * Remembers what readings gave, so that a part that is the same in every cell of an experiment is
 * read once.
 *
 * <p>What a reading gives is a function of the text, the scope that explains its names, the game,
 * and the sweeps that it consults with the alternative chosen for each. The latest reading of each
 * text is kept, with the choices that it consulted: the last sweep varies fastest, so whatever does
 * not depend on that one is found. Consulting the same choices again is part of finding it, so that
 * the sweeps are met in the same order as without this memory. A reading that reports something is
 * not kept.
 */
final class Readings {
  /** Then all is forgotten, so that walking through many runs takes no more memory. */
  private static final int MOST = 20_000;

  private final Session session;
  private final Map<Key, Reading> latest = new HashMap<>();
  private final Map<Key, Scope> scopes = new HashMap<>();

  Readings(Session session) {
    this.session = session;
  }

  /** Identity is what counts: one place in the text, one scope, one game, one graph. */
  private static final class Key {
    private final Object text;
    private final Object scope;
    private final Object game;
    private final Object graph;
    private final boolean open;

    Key(Object text, Object scope, Object game, Object graph, boolean open) {
      this.text = text;
      this.scope = scope;
      this.game = game;
      this.graph = graph;
      this.open = open;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && text == key.text
          && scope == key.scope
          && game == key.game
          && graph == key.graph
          && open == key.open;
    }

    @Override
    public int hashCode() {
      int hash = System.identityHashCode(text);
      hash = 31 * hash + System.identityHashCode(scope);
      hash = 31 * hash + System.identityHashCode(game);
      return 31 * hash + System.identityHashCode(graph);
    }
  }

  /** What was read, and because of which choices. */
  private record Reading(List<Chooser.Choice> consulted, Object value) {
    boolean holds(Optional<Chooser> chooser) {
      for (Chooser.Choice choice : consulted) {
        if (chooser.orElseThrow().choose(choice.sweep()) != choice.index()) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * What the text means in the scope: as remembered, or else as read.
   *
   * @param type of the result, which holds no formulas of the context's graph
   * @param read reads the text in the scope for the game and with the chooser of the context; what
   *     it gives depends on nothing else
   */
  <T> Optional<T> latest(
      Class<T> type, Object text, Scope scope, Context context, Supplier<Optional<T>> read) {
    return latest(type, key(text, scope, context, null), context.chooser(), read);
  }

  /** As {@link #latest}, for what depends on the text and its scope alone. */
  <T> Optional<T> constant(Class<T> type, Object text, Scope scope, Supplier<Optional<T>> read) {
    return latest(type, new Key(text, scope, null, null, false), Optional.empty(), read);
  }

  /** As {@link #latest}, for a result that may hold formulas of the context's graph. */
  <T> Optional<T> latestFormula(
      Class<T> type, Object text, Scope scope, Context context, Supplier<Optional<T>> read) {
    return latest(type, key(text, scope, context, context.graph()), context.chooser(), read);
  }

  private static Key key(Object text, Scope scope, Context context, Graph graph) {
    Game game = context.game().orElse(null);
    return new Key(text, scope, game, graph, context.chooser().isEmpty());
  }

  private <T> Optional<T> latest(
      Class<T> type, Key key, Optional<Chooser> chooser, Supplier<Optional<T>> read) {
    Reading known = latest.get(key);
    if (known != null && known.holds(chooser)) {
      return Optional.of(type.cast(known.value()));
    }
    AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
    AtomicReference<List<Chooser.Choice>> consulted = new AtomicReference<>(List.of());
    Runnable reading = () -> result.set(read.get());
    boolean sound =
        session.succeeds(
            () -> chooser.ifPresentOrElse(c -> consulted.set(c.consultedBy(reading)), reading));
    if (sound && result.get().isPresent()) {
      forgetIfFull(latest);
      latest.put(key, new Reading(consulted.get(), result.get().get()));
    }
    return result.get();
  }

  /**
   * The scope of a call whose arguments fit: one for each call from each scope, so that what is
   * read in it is found again.
   *
   * @param arguments by parameter; without any, the scope is the same for every caller
   */
  Scope scope(
      Definition definition, Map<String, Value> arguments, Scope caller, Supplier<Scope> make) {
    // A value stands in one place, so the first argument tells the call.
    Key key =
        arguments.isEmpty()
            ? new Key(definition, null, null, null, false)
            : new Key(arguments.values().iterator().next(), caller, definition, null, false);
    Scope known = scopes.get(key);
    if (known == null) {
      known = make.get();
      forgetIfFull(scopes);
      scopes.put(key, known);
    }
    return known;
  }

  private static void forgetIfFull(Map<?, ?> remembered) {
    if (remembered.size() >= MOST) {
      remembered.clear();
    }
  }
}
