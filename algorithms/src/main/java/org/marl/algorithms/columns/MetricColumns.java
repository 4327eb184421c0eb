package org.marl.algorithms.columns;

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
  private final MetricNames names;

  /**
   * The columns of a metric.
   *
   * @param graph of the setting, into which the expression is taken over
   * @param taken names of columns that are there already, to which those of the metric are added;
   *     it has none that is there
   */
  public MetricColumns(
      Metric metric,
      Graph graph,
      Game game,
      Interpreter interpreter,
      QuantitySource source,
      Set<String> taken) {
    Node own = graph.importing(metric.expression());
    this.expression =
        own.type().has(Axis.SAMPLES) ? graph.reduce(Reduction.MEAN, Set.of(), List.of(own)) : own;
    this.interpreter = interpreter;
    this.source = source;
    this.names = MetricNames.of(metric, game, source.size(Axis.ACTIONS)).reserve(taken);
  }

  @Override
  public List<String> names() {
    return names.names();
  }

  @Override
  public void write(double[] values, int from) {
    NamedArray array = interpreter.evaluate(expression, source);
    for (int column = 0; column < names.entries().size(); column++) {
      values[from + column] = array.values()[names.entries().get(column)];
    }
  }
}
