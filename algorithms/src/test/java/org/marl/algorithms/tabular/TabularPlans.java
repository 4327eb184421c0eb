package org.marl.algorithms.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.marl.algorithms.exploration.EpsilonGreedyConfig;
import org.marl.algorithms.exploration.ExplorationComponents;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.run.Recorder;

/** Plans of tabular runs, built without a script, and what they record. */
final class TabularPlans {

  /** The climbing game of Claus and Boutilier (1998). */
  static final MatrixGame CLIMBING = oneShot(3, Optional.empty(), 11, -30, 0, -30, 7, 6, 0, 0, 5);

  private TabularPlans() {}

  /** A game of two agents with as many actions each. */
  static MatrixGame oneShot(int actions, Optional<double[]> stop, double... reward) {
    List<String> names = List.of("x", "y", "z").subList(0, actions);
    return new MatrixGame("game", List.of("a", "b"), List.of(names, names), reward, stop);
  }

  /** A game of one agent with two actions, {@code left} and {@code right}. */
  static MarkovGame single(double discount, double[] start, List<List<Transition>> transitions) {
    List<String> states = new ArrayList<>();
    for (int state = 0; state < start.length; state++) {
      states.add("s" + state);
    }
    List<List<String>> actions = List.of(List.of("left", "right"));
    return new MarkovGame("game", List.of("a"), actions, states, discount, start, transitions);
  }

  /** Uniform behaviour with rates that fall as 1/n, or greedy behaviour at a constant rate. */
  static TabularConfig config(Transitions transitions, double decay, double epsilon) {
    return new TabularConfig(
        transitions,
        decay == 0 ? 0.1 : 1,
        decay,
        0,
        ExplorationComponents.EPSILON_GREEDY.with(new EpsilonGreedyConfig(epsilon, epsilon, 1)),
        100);
  }

  static RunPlan plan(Game game, TabularConfig config, long seed, long steps, Metric... metrics) {
    return new RunPlan(
        "run",
        Map.of("seed", "" + seed),
        seed,
        game,
        new Algorithm("tabular", TabularComponents.TABULAR.with(config)),
        Optional.empty(),
        new Schedule(Schedule.Unit.ENVIRONMENT_STEPS, steps, OptionalLong.of(1000), 0),
        List.of(metrics));
  }

  static Record run(RunPlan plan) {
    Record record = new Record();
    RunAssembler.assemble(plan).execute(record);
    return record;
  }

  /** Keeps what a run records. */
  static final class Record implements Recorder {
    private final List<String> columns = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Map<String, Double>> points = new ArrayList<>();

    @Override
    public void columns(List<String> names) {
      columns.addAll(names);
    }

    @Override
    public void record(long step, double[] values) {
      steps.add(step);
      Map<String, Double> point = new HashMap<>();
      for (int column = 0; column < values.length; column++) {
        point.put(columns.get(column), values[column]);
      }
      points.add(point);
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    List<String> columns() {
      return columns;
    }

    List<Long> steps() {
      return steps;
    }

    List<Map<String, Double>> points() {
      return points;
    }

    double last(String column) {
      return points.get(points.size() - 1).get(column);
    }
  }
}
