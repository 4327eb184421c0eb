package org.marl.cli.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.Column;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.report.CurveConfig;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;

/** A plan and results to report on: starts by divergences by seeds, two policies and a return. */
final class SampleExperiment {
  static final List<String> COLUMNS = List.of("return", "pi(alice, u0)", "pi(bob, v0)");

  private SampleExperiment() {}

  static ExperimentPlan plan(String name, String documentation, List<Choice> report) {
    RunPlan run =
        new RunPlan(
            "0",
            Map.of(),
            0,
            new MatrixGame(
                "coordination",
                List.of("alice", "bob"),
                List.of(List.of("u0", "u1"), List.of("v0", "v1")),
                new double[] {5, 7, 6, 4},
                Optional.empty()),
            new Algorithm("none", curve(List.of(), null, null, null)),
            Optional.empty(),
            new Schedule(Schedule.Unit.ITERATIONS, 20, OptionalLong.empty(), 1),
            List.of());
    ExperimentPlan.Runs runs =
        new ExperimentPlan.Runs() {
          @Override
          public long count() {
            return 1;
          }

          @Override
          public Iterator<RunPlan> iterator() {
            return List.of(run).iterator();
          }
        };
    return new ExperimentPlan(name, documentation, List.of(), runs, report, List.of());
  }

  static Choice curve(List<String> what, String rows, String columns, String lines) {
    CurveConfig config =
        new CurveConfig(
            what.stream().map(Column::new).toList(),
            Optional.ofNullable(rows),
            Optional.ofNullable(columns),
            Optional.ofNullable(lines),
            false,
            false,
            Optional.empty());
    return Component.of(ComponentKind.FIGURE, "curve", CurveConfig.class, config, "").with(config);
  }

  static List<RunRecord> results(List<String> starts, List<String> divergences, int seeds) {
    List<RunRecord> runs = new ArrayList<>();
    for (String start : starts) {
      for (String divergence : divergences) {
        for (int seed = 1; seed <= seeds; seed++) {
          runs.add(run(runs.size(), start, divergence, seed));
        }
      }
    }
    return runs;
  }

  private static RunRecord run(int number, String start, String divergence, int seed) {
    long[] steps = new long[21];
    double[][] values = new double[3][21];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
      values[0][i] = i + seed;
      values[1][i] = i / 20.0;
      values[2][i] = 1 - i / 20.0;
    }
    Map<String, String> coordinates = new LinkedHashMap<>();
    coordinates.put("game", "coordination");
    coordinates.put("start", start);
    coordinates.put("D", divergence);
    coordinates.put("seed", Integer.toString(seed));
    return new RunRecord(
        "run" + number,
        coordinates,
        seed,
        RunStatus.DONE,
        Optional.empty(),
        COLUMNS,
        steps,
        values);
  }
}
