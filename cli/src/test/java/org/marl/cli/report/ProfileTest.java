package org.marl.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.cli.report.LineFigure.Curve;
import org.marl.core.plan.Column;
import org.marl.core.run.RunRecord;
import org.marl.core.run.RunStatus;

class ProfileTest {
  private static RunRecord run(List<String> columns, double[]... values) {
    long[] steps = {0, 10};
    return new RunRecord(
        "1", Map.of(), 1, RunStatus.DONE, Optional.empty(), columns, steps, values);
  }

  @Test
  void theLastEntriesAreALineForEveryAgent() {
    RunRecord run =
        run(
            List.of("return", "m(a, 1)", "m(a, 2)", "m(b, 1)", "m(b, 2)"),
            new double[] {0, 9},
            new double[] {0, 1},
            new double[] {0, 2},
            new double[] {0, 3},
            new double[] {0, 4});
    List<Curve> curves = Profile.curves(List.of(new Column("m")), run);
    assertThat(curves).extracting(Curve::column).containsExactly("m(a)", "m(b)");
    assertThat(curves).extracting(Curve::family).containsOnly("m");
    assertThat(curves.get(0).at()).containsExactly(1, 2);
    assertThat(curves.get(0).y()).containsExactly(1, 2);
    assertThat(curves.get(1).y()).containsExactly(3, 4);
  }

  @Test
  void runsMayHaveDifferentlyManyEntries() {
    RunRecord run = run(List.of("m(1)"), new double[] {0, 5});
    assertThat(Profile.curves(List.of(new Column("m")), run).get(0).y()).containsExactly(5);
  }
}
