package org.marl.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;
import org.marl.cli.script.Samples;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.DeviceException;
import org.marl.core.engine.TensorEngine;

final class RunCommandTest {
  private static final String GAME =
      """
      game g {
        agents  = 2
        actions = 2
        reward  = [[1, 2], [3, 4]]
      }
      """;

  @TempDir Path folder;

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.marl"), text).toString();
  }

  private static String counting(String keys, String experiment) {
    return GAME
        + "algorithm counter {\n  learner = counting\n"
        + keys
        + "}\nexperiment climb {\n  on = g\n  with = counter\n  iterations = 5\n"
        + "  seeds = 1..3\n  record = [return]\n"
        + experiment
        + "}\n";
  }

  private static String networked() {
    return counting("", "")
        .replace("learner = counting", "learner = networked")
        .replace("iterations = 5", "train = 5");
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void runsTheExactLearnerFromScriptToReport() throws IOException {
    Invocation run = Invocation.of("run", script(Samples.COORDINATION), "--out", out());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .startsWith("divergences: 4 runs in ")
        .contains("converged", "hellinger", "holds", "final(return) >= initial(return)")
        .contains("report in " + Path.of(out(), "report.html"));
    assertThat(Path.of(out(), "summary.json")).exists();
    assertThat(Path.of(out(), "report.html")).content().contains("divergences");
    try (Stream<Path> runs = Files.list(Path.of(out(), "runs"))) {
      assertThat(runs)
          .hasSize(4)
          .allSatisfy(
              each ->
                  assertThat(each)
                      .isDirectoryContaining("glob:**/metrics.jsonl")
                      .isDirectoryContaining("glob:**/resolved.marl"));
    }
  }

  @Test
  void printsTheMeanOverSeedsOfASingleCell() throws IOException {
    Invocation run = Invocation.of("run", script(counting("", "")), "--out", out(), "--no-report");
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("climb: 3 runs in ", "\n  return  5\n", "results in " + out());
    assertThat(Path.of(out(), "report.html")).doesNotExist();
  }

  @Test
  void exitsWith4WhenAClaimFails() throws IOException {
    Invocation run =
        Invocation.of("run", script(counting("", "  expect final(return) > 6\n")), "--out", out());
    assertThat(run.exitCode()).isEqualTo(ExitCode.CLAIM);
    assertThat(run.out()).contains("FAILS  final(return) > 6").contains("5 > 6");
  }

  @Test
  void exitsWith3WhenARunFailsAndKeepsTheOthers() throws IOException {
    Invocation run = Invocation.of("run", script(counting("  fail_at = 2\n", "")), "--out", out());
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("failed: run", "seed = 2", "agent `alice`: not a number at iteration 2");
    assertThat(run.out()).contains("1 failed");
  }

  @Test
  void writesNothingWhenTheScriptHasErrors() throws IOException {
    Invocation run = Invocation.of("run", script("fn f(x) = x + nothing\n"), "--out", out());
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.err()).contains("error[MARL-N001]", "script.marl:1:15");
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void refusesComponentsWithoutEngineAtTheirPlace() throws IOException {
    String script = script(counting("", "").replace("learner = counting", "learner = idle"));
    Invocation run = Invocation.of("run", script, "--out", out());
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.err())
        .contains("error[MARL-C001]: `idle` cannot run yet", script + ":11:10", "`counting`");
    assertThat(Path.of(out())).doesNotExist();
    assertThat(Invocation.of("check", script).exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void saysHowManyRunsAreRepeatedBecauseTheScriptHasChanged() throws IOException {
    Invocation.of("run", script(counting("", "")), "--out", out(), "--no-report");
    String changed = script(counting("", "").replace("[3, 4]", "[3, 5]"));
    Invocation resumed = Invocation.of("run", changed, "--out", out(), "--no-report", "--resume");
    assertThat(resumed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(resumed.out()).doesNotContain("done before");
    assertThat(resumed.err())
        .contains(
            "note: the script has changed since 3 runs of climb were done: they are done again");
  }

  /** As if the process had been killed before a run could say that it is done. */
  private Path forgetOneRun() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(out(), "runs"))) {
      Path run = runs.sorted().findFirst().orElseThrow();
      Files.delete(run.resolve("run.json"));
      return run;
    }
  }

  @Test
  void goesOnFromTheCheckpointOfAKilledRun() throws IOException {
    String script = script(counting("", ""));
    Invocation.of("run", script, "--out", out(), "--no-report");
    String summary = Files.readString(Path.of(out(), "summary.json"));
    Path run = forgetOneRun();
    String metrics = Files.readString(run.resolve("metrics.jsonl"));

    Invocation resumed = Invocation.of("run", script, "--out", out(), "--no-report", "--resume");
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.out()).contains("2 of them done before, 1 continued from a checkpoint");
    assertThat(Path.of(out(), "summary.json")).hasContent(summary);
    assertThat(run.resolve("metrics.jsonl")).hasContent(metrics);
  }

  @Test
  void saysThatARunBeginsAnewBecauseItsCheckpointIsDamaged() throws IOException {
    String script = script(counting("", ""));
    Invocation.of("run", script, "--out", out(), "--no-report");
    Path run = forgetOneRun();
    Files.writeString(run.resolve("checkpoint/state.json"), "{}");

    Invocation resumed = Invocation.of("run", script, "--out", out(), "--no-report", "--resume");
    assertThat(resumed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(resumed.err())
        .isEqualTo(
            "warning: run "
                + run.getFileName()
                + ": the checkpoint cannot be used, because state.json is damaged: the run begins"
                + " anew\n");
  }

  @Test
  void tellsWhatANetworkComputedOn() throws IOException {
    String script = script(networked());
    Invocation run = Invocation.of("run", script, "--out", out(), "--no-report", "--device", "cpu");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(someDescription()).contains("\"device\" : \"cpu\"", "\"pytorch\" : \"2.");
  }

  private String someDescription() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(out(), "runs"))) {
      return Files.readString(runs.findFirst().orElseThrow().resolve("run.json"));
    }
  }

  @Test
  void refusesAGpuWhereThereIsNoneAndWritesNothing() throws IOException {
    assumeThatThrownBy(() -> TensorEngine.on(ComputeDevice.GPU))
        .isInstanceOf(DeviceException.class);
    String script = script(networked());
    Invocation run = Invocation.of("run", script, "--out", out(), "--device", "gpu");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("error: no GPU can be used here").contains("--device cpu");
    assertThat(Path.of(out())).doesNotExist();
  }

  @Test
  void suggestsTheNearestDevice() throws IOException {
    Invocation run = Invocation.of("run", script(counting("", "")), "--device", "gpuu");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("`--device` cannot be `gpuu`", "did you mean `gpu`");
  }

  @Test
  void refusesAnEarlierResultUnlessToldWhatToDo() throws IOException {
    String script = script(counting("", ""));
    Invocation.of("run", script, "--out", out(), "--no-report");
    Invocation again = Invocation.of("run", script, "--out", out(), "--no-report");
    assertThat(again.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(again.err()).contains("holds an earlier result", "--resume", "--overwrite");
    Invocation resumed = Invocation.of("run", script, "--out", out(), "--no-report", "--resume");
    assertThat(resumed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(resumed.out()).contains("3 of them done before");
    assertThat(resumed.err()).doesNotContain("has changed");
    Invocation over = Invocation.of("run", script, "--out", out(), "--no-report", "--overwrite");
    assertThat(over.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(over.out()).doesNotContain("done before");
  }

  @Test
  void refusesAnOutThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Invocation run = Invocation.of("run", script(counting("", "")), "--out", file.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(run.err()).contains(file + " is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void runsTheExperimentsThatAreNamedEachInItsFolder() throws IOException {
    String two = counting("", "") + "experiment more extends climb { seeds = 1 }\n";
    Invocation one = Invocation.of("run", script(two), "more", "--out", out(), "--no-report");
    assertThat(one.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(one.out()).contains("more: 1 run in").doesNotContain("climb:");
    assertThat(Path.of(out(), "summary.json")).exists();
    String both = folder.resolve("both").toString();
    assertThat(Invocation.of("run", script(two), "--out", both, "--no-report").exitCode())
        .isEqualTo(ExitCode.OK);
    assertThat(Path.of(both, "climb", "summary.json")).exists();
    assertThat(Path.of(both, "more", "summary.json")).exists();
  }

  @Test
  void suggestsTheNearestExperiment() throws IOException {
    Invocation run = Invocation.of("run", script(counting("", "")), "clmib");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no experiment `clmib`", "did you mean `climb`?");
  }

  @Test
  void refusesAScriptWithoutExperiments() throws IOException {
    Invocation run = Invocation.of("run", script("param clip = 0.2\n"));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("has no experiment");
  }

  @Test
  void refusesOptionsThatContradictEachOther() throws IOException {
    String script = script(counting("", ""));
    assertThat(Invocation.of("run", script, "--resume", "--overwrite").err())
        .contains("contradict each other");
    assertThat(Invocation.of("run", script, "--device", "gpu").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Invocation.of("run", script, "--jobs", "0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void writesOneObjectPerExperimentForPrograms() throws IOException {
    String script = script(counting("", "  expect final(return) == 5\n"));
    Invocation run =
        Invocation.of("run", script, "--out", out(), "--no-report", "--format", "json");
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .isEqualTo(
            "{\"experiment\":\"climb\",\"out\":\""
                + out()
                + "\",\"runs\":{\"done\":3,\"kept\":0,\"failed\":0,\"unfinished\":0},"
                + "\"claims\":[{\"text\":\"final(return) == 5\",\"holds\":true,"
                + "\"detail\":\"holds: 5 == 5\"}],\"failures\":[]}\n");
  }

  @Test
  void saysNothingWhenQuietAndAllIsWell() throws IOException {
    String script = script(counting("", "  expect final(return) == 5\n"));
    assertThat(Invocation.of("run", script, "--out", out(), "--quiet"))
        .isEqualTo(new Invocation(ExitCode.OK, "", ""));
  }

  @Test
  void writesTheReportAgain() throws IOException {
    String script = script(counting("", "  report = [curve(return)]\n"));
    Invocation.of("run", script, "--out", out());
    Files.delete(Path.of(out(), "report.html"));
    Invocation report = Invocation.of("report", out());
    assertThat(report.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(report.out()).isEqualTo("report in " + Path.of(out(), "report.html") + "\n");
    assertThat(Path.of(out(), "report.html")).content().contains("climb");
  }

  @Test
  void refusesToReportOnAFolderWithoutResults() {
    Invocation report = Invocation.of("report", folder.toString());
    assertThat(report.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(report.err()).contains("holds no results: there is no summary.json");
  }
}
