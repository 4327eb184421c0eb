package org.marl.algorithms.onpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.run.Checkpoints;
import org.marl.core.run.Recorder;

/** Runs of the on-policy learner on small games, with checkpoints in memory. */
final class Runs implements Recorder, Checkpoints {
  /** The best joint action is the last one of both; to miss it alone costs. */
  static final MatrixGame COORDINATION =
      new MatrixGame(
          "coordination",
          List.of("a", "b"),
          List.of(List.of("x", "y", "z"), List.of("x", "y", "z")),
          new double[] {1, 0, 0, 0, 2, 0, 0, 0, 5},
          Optional.empty());

  private final int kept;
  private final List<double[]> records = new ArrayList<>();
  private Optional<Checkpoint> latest = Optional.empty();
  private Optional<Checkpoint> middle = Optional.empty();
  private Optional<Checkpoint> end = Optional.empty();
  private List<String> columns = List.of();
  private int offers;

  /**
   * @param kept which of the offered checkpoints is kept as the middle
   */
  private Runs(int kept) {
    this.kept = kept;
  }

  /** A run from its beginning. */
  static Runs of(RunPlan plan) {
    return of(plan, 1);
  }

  static Runs of(RunPlan plan, int kept) {
    Runs run = new Runs(kept);
    RunAssembler.assemble(plan).execute(run);
    return run;
  }

  /** A run from the middle of another one. */
  static Runs onward(RunPlan plan, Runs other) {
    Runs run = new Runs(1);
    run.latest = other.middle;
    RunAssembler.assemble(plan).execute(run);
    return run;
  }

  static RunPlan plan(Game game, Setup setup, long seed, long steps) {
    return plan(game, setup, seed, steps, List.of());
  }

  static RunPlan plan(Game game, Setup setup, long seed, long steps, List<Metric> metrics) {
    return new RunPlan(
        "run",
        Setup.coordinates(seed),
        seed,
        game,
        new Algorithm("learner", OnPolicyComponents.ON_POLICY.with(setup.config())),
        Optional.empty(),
        new Schedule(Schedule.Unit.ENVIRONMENT_STEPS, steps, OptionalLong.of(steps / 4), 20),
        metrics);
  }

  /**
   * Two states: in the first, both have to wait, which gives nothing, to come into the second;
   * there, different actions give 10 once. Alone, each is better off with 1 at once.
   */
  static MarkovGame patience() {
    Transition now = new Transition(1, new int[] {2}, new double[] {1});
    Transition nothing = new Transition(0, new int[] {2}, new double[] {1});
    Transition wait = new Transition(0, new int[] {1}, new double[] {1});
    Transition much = new Transition(10, new int[] {2}, new double[] {1});
    return new MarkovGame(
        "patience",
        List.of("a", "b"),
        List.of(List.of("take", "wait"), List.of("take", "wait")),
        List.of("first", "second", "end"),
        0.9,
        new double[] {1, 0, 0},
        List.of(List.of(now, now, now, wait), List.of(nothing, nothing, much, nothing), List.of()));
  }

  @Override
  public void columns(List<String> names) {
    columns = List.copyOf(names);
  }

  @Override
  public void record(long step, double[] values) {
    double[] row = new double[values.length + 1];
    row[0] = step;
    System.arraycopy(values, 0, row, 1, values.length);
    records.add(row);
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public Checkpoints checkpoints() {
    return this;
  }

  @Override
  public Optional<Checkpoint> latest() {
    return latest;
  }

  @Override
  public void offer(Supplier<Checkpoint> state) {
    if (++offers == kept) {
      middle = Optional.of(state.get());
    }
  }

  @Override
  public void write(Supplier<Checkpoint> state) {
    end = Optional.of(state.get());
  }

  /** Steps, and what was recorded at them. */
  List<double[]> records() {
    return records;
  }

  /** What was recorded in a column. */
  double[] column(String name) {
    int index = 1 + columns.indexOf(name);
    return records.stream().mapToDouble(row -> row[index]).toArray();
  }

  List<String> columns() {
    return columns;
  }

  /** The mean return of the last greedy episodes. */
  double lastReturn() {
    return records.get(records.size() - 1)[1];
  }

  Checkpoint middle() {
    return middle.orElseThrow();
  }

  Checkpoint end() {
    return end.orElseThrow();
  }
}
