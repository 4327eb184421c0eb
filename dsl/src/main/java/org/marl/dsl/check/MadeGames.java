package org.marl.dsl.check;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.marl.core.catalog.Choice;
import org.marl.core.plan.FiniteGameConfig;
import org.marl.core.plan.Game;

/**
 * The games that components have made for a compilation and for the runs that follow. A component
 * makes the same game from the same configuration, and large tables take long to make; so they are
 * kept for as long as there is memory for them.
 */
final class MadeGames {
  /** Then all are forgotten: a sweep may walk through many games, each once. */
  private static final int MOST = 64;

  private final Map<Key, SoftReference<Game>> known = new ConcurrentHashMap<>();

  private record Key(String name, Choice component) {}

  /** The game of that name. */
  Game of(String name, Choice component, FiniteGameConfig config) {
    Key key = new Key(name, component);
    SoftReference<Game> reference = known.get(key);
    Game game = reference == null ? null : reference.get();
    if (game == null) {
      game = config.game(name).madeBy(component);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(key, new SoftReference<>(game));
    }
    return game;
  }
}
