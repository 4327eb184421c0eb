package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.cli.terminal.Output;
import org.marl.cli.terminal.Terminal;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

final class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExperimentPlan plan =
      new ExperimentPlan("fig1", "", List.of(), new EightRuns(), List.of(), List.of());

  /** Only their number matters. */
  private record EightRuns() implements ExperimentPlan.Runs {
    @Override
    public long count() {
      return 8;
    }

    @Override
    public Iterator<RunPlan> iterator() {
      throw new UnsupportedOperationException();
    }
  }

  private Terminal terminal() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Terminal(
        InputStream.nullInputStream(),
        Output.plain(new ByteArrayOutputStream()),
        new Output(stream, true, false),
        80);
  }

  @Test
  void drawsABarAfterASecondAndRemovesItAtTheEnd() throws InterruptedException {
    try (Progress progress = Progress.start(plan, terminal(), false)) {
      progress.runKept(null);
      Thread.sleep(1_400);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("\r\u001b[K[###...........................] fig1: 12 %, 1 of 8 runs")
        .endsWith("\r\u001b[K");
  }

  @Test
  void showsNothingOfShortWorkNorWhenSilent() {
    Progress.start(plan, terminal(), true).close();
    assertThat(err.size()).isZero();
  }
}
