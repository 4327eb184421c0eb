package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunResults;
import org.marl.core.run.RunStatus;

final class FinalValuesTest {
  private final List<RunRecord> runs = new ArrayList<>();

  private void run(String algorithm, String omega, long seed, RunStatus status, double... values) {
    Map<String, String> coordinates = new LinkedHashMap<>();
    coordinates.put("game", "coordination");
    coordinates.put("algorithm", algorithm);
    coordinates.put("omega", omega);
    coordinates.put("seed", Long.toString(seed));
    List<String> columns = new ArrayList<>();
    double[][] records = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      columns.add("m" + i);
      records[i] = new double[] {-1, values[i]};
    }
    runs.add(
        new RunRecord(
            Integer.toString(runs.size()),
            coordinates,
            seed,
            status,
            Optional.empty(),
            columns,
            new long[] {0, 1},
            records));
  }

  private List<String> lines(int width) {
    return FinalValues.lines(RunResults.of(runs), List.of(), width);
  }

  @Test
  void averagesTheLastValuesOverSeedsAndShowsTheAxesThatVary() {
    run("f_iteration", "0.1", 1, RunStatus.DONE, 1, 10);
    run("f_iteration", "0.1", 2, RunStatus.DONE, 2, 20);
    run("f_iteration", "0.2", 1, RunStatus.DONE, 5, 50);
    run("f_iteration", "0.2", 2, RunStatus.DONE, 6, 60);
    assertThat(lines(80)).containsExactly("omega  m0   m1", "0.1    1.5  15", "0.2    5.5  55");
  }

  @Test
  void leavesFailedRunsOut() {
    run("a", "1", 1, RunStatus.DONE, 1);
    run("a", "1", 2, RunStatus.FAILED, 100);
    run("b", "1", 1, RunStatus.FAILED, 100);
    assertThat(lines(80)).containsExactly("algorithm  m0", "a          1", "b          -");
  }

  @Test
  void writesASingleCellDownThePage() {
    run("a", "1", 1, RunStatus.DONE, 1, 2);
    assertThat(lines(80)).containsExactly("m0  1", "m1  2");
  }

  @Test
  void showsTheColumnsThatFit() {
    run("a", "1", 1, RunStatus.DONE, 0.123456, 0.123456, 0.123456);
    run("b", "1", 1, RunStatus.DONE, 0.123456, 0.123456, 0.123456);
    assertThat(lines(30))
        .containsExactly(
            "algorithm  m0        m1",
            "a          0.123456  0.123456",
            "b          0.123456  0.123456",
            "(the first 2 of 3 columns)");
  }

  @Test
  void putsTheColumnsThatTheScriptAsksForFirst() {
    run("a", "1", 1, RunStatus.DONE, 1, 2, 3);
    assertThat(FinalValues.lines(RunResults.of(runs), List.of("m2", "m"), 80))
        .containsExactly("m2  3", "m0  1", "m1  2");
  }

  @Test
  void isEmptyWithoutAFinishedRun() {
    run("a", "1", 1, RunStatus.UNFINISHED);
    assertThat(lines(80)).isEmpty();
  }
}
