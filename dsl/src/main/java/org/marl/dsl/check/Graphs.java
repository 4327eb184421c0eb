package org.marl.dsl.check;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.LearnerConfig;

/** The graphs of a compilation: cells with the same quantities, of the same types, share one. */
final class Graphs {
  /** A larger one is left behind, so that walking through many runs takes no more memory. */
  private static final int LARGEST = 20_000;

  private final Map<Types, Graph> known = new HashMap<>();

  /**
   * What decides which quantities there are, and of which types.
   *
   * @param axes where they differ from the quantity's own
   * @param withheld of those that the setting supplies, with the reasons
   */
  private record Types(
      Optional<Setting> setting,
      OptionalInt agents,
      Map<Quantity, Set<Axis>> axes,
      Map<Quantity, String> withheld) {

    Graph graph() {
      if (setting.isPresent()) {
        return agents.isPresent()
            ? new Graph(setting.get(), agents.getAsInt(), axes)
            : new Graph(setting.get(), axes);
      }
      return agents.isPresent() ? new Graph(agents.getAsInt()) : new Graph();
    }
  }

  /** The graph for a game and a learner, where they are known. */
  Graph of(Optional<Game> game, Optional<LearnerConfig> learner) {
    Types types = types(game, learner);
    Graph graph = known.get(types);
    if (graph == null || graph.size() > LARGEST) {
      graph = types.graph();
      known.put(types, graph);
    }
    return graph;
  }

  /** A graph of one's own. */
  static Graph make(Optional<Game> game, Optional<LearnerConfig> learner) {
    return types(game, learner).graph();
  }

  private static Types types(Optional<Game> game, Optional<LearnerConfig> learner) {
    Map<Quantity, Set<Axis>> axes = new EnumMap<>(Quantity.class);
    for (Quantity quantity : learner.map(LearnerConfig::joint).orElse(Set.of())) {
      Set<Axis> shared = copy(quantity);
      shared.remove(Axis.AGENTS);
      axes.put(quantity, shared);
    }
    for (Quantity quantity : learner.map(LearnerConfig::individual).orElse(Set.of())) {
      Set<Axis> own = copy(quantity);
      own.add(Axis.AGENTS);
      axes.put(quantity, own);
    }
    OptionalInt agents =
        game.map(known -> OptionalInt.of(known.agentCount())).orElse(OptionalInt.empty());
    Map<Quantity, String> withheld = learner.map(LearnerConfig::withheld).orElse(Map.of());
    return new Types(learner.map(LearnerConfig::setting), agents, axes, withheld);
  }

  private static Set<Axis> copy(Quantity quantity) {
    Set<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(quantity.axes());
    return axes;
  }
}
