package org.marl.algorithms.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Type;
import org.marl.core.plan.Game;
import org.marl.core.plan.Metric;

/**
 * The columns of a metric: one, or one per entry of its axes.
 *
 * @param names of the columns
 * @param entries which entry of the metric's array {@code [agents, actions, epochs]} each column
 *     is: padded actions have none
 */
public record MetricNames(List<String> names, List<Integer> entries) {

  public MetricNames {
    names = List.copyOf(names);
    entries = List.copyOf(entries);
  }

  /**
   * The columns.
   *
   * @param actions the length of the axis of actions
   */
  public static MetricNames of(Metric metric, Game game, int actions) {
    return of(metric, game, actions, 1);
  }

  /**
   * The columns.
   *
   * @param actions the length of the axis of actions
   * @param epochs the length of the axis of epochs, which are counted from 1
   */
  public static MetricNames of(Metric metric, Game game, int actions, int epochs) {
    Type type = metric.expression().type();
    boolean perAgent = type.has(Axis.AGENTS);
    boolean perAction = type.has(Axis.ACTIONS);
    boolean perEpoch = type.has(Axis.EPOCHS);
    List<String> names = new ArrayList<>();
    List<Integer> entries = new ArrayList<>();
    for (int agent = 0; agent < (perAgent ? game.agentCount() : 1); agent++) {
      int own = perAction ? game.actions().get(agent).size() : 1;
      for (int action = 0; action < own; action++) {
        List<String> place = new ArrayList<>();
        if (perAgent) {
          place.add(game.agents().get(agent));
        }
        if (perAction) {
          place.add(game.actions().get(agent).get(action));
        }
        int entry = perAction ? agent * actions + action : agent;
        for (int epoch = 0; epoch < (perEpoch ? epochs : 1); epoch++) {
          List<String> whole = new ArrayList<>(place);
          if (perEpoch) {
            whole.add(String.valueOf(epoch + 1));
          }
          names.add(
              whole.isEmpty()
                  ? metric.name()
                  : metric.name() + "(" + String.join(", ", whole) + ")");
          entries.add(perEpoch ? entry * epochs + epoch : entry);
        }
      }
    }
    return new MetricNames(names, entries);
  }

  /** The columns whose names are not taken; their names are from now on. */
  MetricNames reserve(Set<String> taken) {
    List<String> free = new ArrayList<>();
    List<Integer> freeEntries = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      if (taken.add(names.get(column))) {
        free.add(names.get(column));
        freeEntries.add(entries.get(column));
      }
    }
    return new MetricNames(free, freeEntries);
  }
}
