package org.marl.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

class LocalExecutorTest {
  private final Counting.Events events = new Counting.Events();
  private final LocalExecutor executor = new LocalExecutor(RunAssembler::assemble, 3);

  private RunCounts execute(ExperimentPlan experiment, RunListener listener) {
    return executor.execute(experiment, run -> run.seed() == 2, listener, new Cancellation());
  }

  @Test
  void executesEveryRunThatIsNotFinished() {
    RunCounts counts = execute(Counting.experiment(5, new Counting.Config(0)), events);

    assertThat(counts).isEqualTo(new RunCounts(4, 1, 0, 0));
    assertThat(events.events)
        .containsExactlyInAnyOrder(
            "run-1 done", "run-2 kept", "run-3 done", "run-4 done", "run-5 done");
  }

  @Test
  void recordsTheFailureOfARunAndGoesOn() {
    RunCounts counts = execute(Counting.experiment(4, new Counting.Config(3)), events);

    assertThat(counts).isEqualTo(new RunCounts(2, 1, 1, 0));
    assertThat(events.events)
        .contains("run-3 failed: agent `alice`: not a number at iteration 2", "run-4 done");
  }

  @Test
  void callsAnUnexpectedFailureAnInternalError() {
    RunCounts counts =
        new LocalExecutor(
                plan -> {
                  throw new IllegalStateException("no such wire");
                },
                1)
            .execute(
                Counting.experiment(1, new Counting.Config(0)),
                run -> false,
                events,
                new Cancellation());

    assertThat(counts.failed()).isEqualTo(1);
    assertThat(events.events.get(0)).contains("internal error: ").contains("no such wire");
  }

  @Test
  void survivesAnExhaustedStack() {
    new LocalExecutor(plan -> recorder -> recurse(0), 1)
        .execute(
            Counting.experiment(2, new Counting.Config(0)),
            run -> false,
            events,
            new Cancellation());

    assertThat(events.events).hasSize(2).allMatch(event -> event.contains("StackOverflowError"));
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : 1 + recurse(depth + 1);
  }

  @Test
  void stopsSoonAfterACancellationAndCountsTheRest() {
    Cancellation cancellation = new Cancellation();
    Counting.Seeds runs = (Counting.Seeds) Counting.experiment(1000, new Counting.Config(0)).runs();
    ExperimentPlan experiment =
        new ExperimentPlan("walks", "", List.of("seed"), runs, List.of(), List.of());
    RunListener cancelling =
        new RunListener() {
          @Override
          public void recorded(RunPlan run, long step, double[] values) {
            cancellation.request();
          }
        };

    RunCounts counts =
        new LocalExecutor(RunAssembler::assemble, 1)
            .execute(experiment, run -> false, cancelling, cancellation);

    assertThat(counts).isEqualTo(new RunCounts(0, 0, 0, 1000));
    assertThat(runs.expanded().get()).as("runs that were expanded").isEqualTo(1);
  }

  @Test
  void stopsEverythingWhenResultsCannotBeKept() {
    RunListener full =
        new RunListener() {
          @Override
          public void recorded(RunPlan run, long step, double[] values) {
            throw new RunDirectoryException("cannot write metrics.jsonl: no space left", "");
          }
        };

    assertThatThrownBy(() -> execute(Counting.experiment(50, new Counting.Config(0)), full))
        .isInstanceOf(RunDirectoryException.class)
        .hasMessageContaining("no space left");
  }
}
