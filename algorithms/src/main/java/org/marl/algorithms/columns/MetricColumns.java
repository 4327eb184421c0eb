package org.marl.algorithms.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marl.core.exact.Interpreter;
import org.marl.core.exact.NamedArray;
import org.marl.core.exact.QuantitySource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Reduction;
import org.marl.core.plan.Game;
import org.marl.core.plan.Metric;

/** A metric: one column, or one per entry of its axes; samples are averaged out. */
public final class MetricColumns implements Columns {
  private final Node expression;
  private final Interpreter interpreter;
  private final QuantitySource source;
  private final List<String> names = new ArrayList<>();

  /** Which entries of the array have a column: not those of padded actions. */
  private final List<Integer> entries = new ArrayList<>();

  /**
   * The columns of a metric.
   *
   * @param graph of the setting, into which the expression is taken over
   */
  public MetricColumns(
      Metric metric, Graph graph, Game game, Interpreter interpreter, QuantitySource source) {
    Node own = graph.importing(metric.expression());
    this.expression =
        own.type().has(Axis.SAMPLES) ? graph.reduce(Reduction.MEAN, Set.of(), List.of(own)) : own;
    this.interpreter = interpreter;
    this.source = source;
    boolean perAgent = own.type().has(Axis.AGENTS);
    boolean perAction = own.type().has(Axis.ACTIONS);
    int actions = source.size(Axis.ACTIONS);
    for (int agent = 0; agent < (perAgent ? game.agentCount() : 1); agent++) {
      for (int action = 0; action < (perAction ? actions : 1); action++) {
        List<String> place = new ArrayList<>();
        if (perAgent) {
          place.add(game.agents().get(agent));
        }
        if (perAction && action < game.actions().get(agent).size()) {
          place.add(game.actions().get(agent).get(action));
        }
        if (!perAction || action < game.actions().get(agent).size()) {
          names.add(
              place.isEmpty()
                  ? metric.name()
                  : metric.name() + "(" + String.join(", ", place) + ")");
          entries.add(perAction ? agent * actions + action : agent);
        }
      }
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void write(double[] values, int from) {
    NamedArray array = interpreter.evaluate(expression, source);
    for (int column = 0; column < entries.size(); column++) {
      values[from + column] = array.values()[entries.get(column)];
    }
  }
}
