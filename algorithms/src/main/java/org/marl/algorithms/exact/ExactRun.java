package org.marl.algorithms.exact;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.marl.algorithms.columns.Columns;
import org.marl.algorithms.columns.MetricColumns;
import org.marl.algorithms.columns.NumberColumn;
import org.marl.algorithms.columns.RecordWriter;
import org.marl.algorithms.columns.TableColumns;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.exact.Interpreter;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;

/**
 * A run of policy iteration. It records the start and every iteration, or as often as the plan says
 * by {@code evaluate}: {@code return}, or in one-shot games {@code value}, {@code pi(agent,
 * action)} and, if policies are independent, {@code Q(agent, action)}; what an evaluation from
 * samples tells of itself; every metric of the plan; the divergences of the update between the last
 * two policies; {@code converged} and {@code period}.
 */
final class ExactRun implements Run {
  private final RunPlan plan;
  private final PolicyIteration iteration;
  private final CycleDetector detector;
  private final List<Columns> columns = new ArrayList<>();

  @Inject
  ExactRun(RunPlan plan, ExactConfig config, PolicyIteration iteration) {
    this.plan = plan;
    this.iteration = iteration;
    boolean random = config.ordering().config() instanceof Ordering.Shuffled;
    this.detector = new CycleDetector(!random, entries(iteration.policies()));
    Game game = plan.game();
    if (game instanceof MatrixGame) {
      columns.add(new NumberColumn("value", iteration::value));
      addTables(game);
    } else {
      columns.add(new NumberColumn("return", iteration::value));
    }
    addMetrics(game, config);
    columns.add(new NumberColumn("converged", () -> detector.period() == 1 ? 1 : 0));
    columns.add(new NumberColumn("period", detector::period));
  }

  private static int entries(double[][][] tables) {
    return Arrays.stream(tables).flatMap(Arrays::stream).mapToInt(row -> row.length).sum();
  }

  /** Policies as each agent plays them on average, and Q where it does not depend on others. */
  private void addTables(Game game) {
    PolicySpace space = iteration.space();
    columns.add(new TableColumns("pi", game, () -> space.marginals(iteration.policies())));
    if (!space.isConditional()) {
      double[][][] q = space.uniform();
      columns.add(
          new TableColumns(
              "Q",
              game,
              () -> {
                iteration.presentActionValues(q);
                return q;
              }));
    }
  }

  private void addMetrics(Game game, ExactConfig config) {
    Map<Quantity, Set<Axis>> axes = new EnumMap<>(Quantity.class);
    config.joint().forEach(quantity -> axes.put(quantity, EnumSet.of(Axis.SAMPLES)));
    Graph graph = new Graph(Setting.EXACT, game.agentCount(), axes);
    List<Metric> metrics = new ArrayList<>(evaluation(graph));
    metrics.addAll(plan.metrics());
    metrics.addAll(divergences(config, graph));
    Set<String> taken = new HashSet<>(Set.of("converged", "period"));
    if (game instanceof MatrixGame) {
      taken.add("pi");
      taken.add("Q");
    }
    columns.forEach(part -> taken.addAll(part.names()));
    Interpreter interpreter = new Interpreter();
    FiniteQuantities source = new FiniteQuantities(iteration, config, detector, plan.schedule());
    for (Metric metric : metrics) {
      if (!taken.contains(metric.name())) {
        columns.add(new MetricColumns(metric, graph, game, interpreter, source, taken));
        taken.add(metric.name());
      }
    }
  }

  /** What an evaluation from samples tells of itself. */
  private List<Metric> evaluation(Graph graph) {
    return iteration.evaluation().isEmpty()
        ? List.of()
        : Stream.of(Quantity.ESTIMATED_RETURN, Quantity.BELLMAN_ERROR, Quantity.AVERAGE_RETURN)
            .map(quantity -> new Metric(quantity.word(), graph.input(quantity)))
            .toList();
  }

  /** {@code D(pi, pi_old)} for every divergence D of the update. */
  private static List<Metric> divergences(ExactConfig config, Graph graph) {
    Set<Divergence> found = new LinkedHashSet<>();
    Set<Node> seen = new HashSet<>();
    config.update().objectives().forEach(o -> collect(o.expression(), seen, found));
    return found.stream()
        .map(d -> graph.divergence(d, graph.input(Quantity.PI), graph.input(Quantity.PI_OLD)))
        .map(node -> new Metric(node.toString(), node))
        .toList();
  }

  private static void collect(Node node, Set<Node> seen, Set<Divergence> found) {
    if (!seen.add(node)) {
      return;
    }
    if (node.op() instanceof Op.Perspective perspective) {
      found.add(perspective.divergence());
    }
    node.arguments().forEach(argument -> collect(argument, seen, found));
  }

  @Override
  public void execute(Recorder recorder) {
    RecordWriter writer = new RecordWriter(columns, recorder);
    long length = plan.schedule().length();
    long every = plan.schedule().evaluateEvery().orElse(1);
    iteration.restart();
    detector.add(iteration.policies());
    writer.record(iteration.iteration());
    while (iteration.iteration() < length && !recorder.cancelled()) {
      iteration.iterate();
      detector.add(iteration.policies());
      if (iteration.iteration() % every == 0 || iteration.iteration() == length) {
        writer.record(iteration.iteration());
      }
    }
  }
}
