package org.marl.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

class CompilerTest {
  private static final String GAME =
      """
      game coordination {
        agents  = [alice, bob]
        actions = { alice = [u0, u1], bob = [v0, v1] }
        reward  = [[5, 7], [6, 4]]
      }
      """;

  private static Compilation compile(String text) {
    return compile(text, Map.of());
  }

  private static Compilation compile(String text, Map<String, String> overrides) {
    return Compiler.of(FakePlugin.catalog()).compile(Source.of("test.marl", text), overrides);
  }

  private static ExperimentPlan plan(String text) {
    Compilation compilation = compile(text);
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    assertThat(compilation.experiments()).hasSize(1);
    return compilation.experiments().get(0);
  }

  private static List<RunPlan> runs(ExperimentPlan plan) {
    List<RunPlan> runs = new ArrayList<>();
    plan.runs().forEach(runs::add);
    return runs;
  }

  @Test
  void readsTheLibraryWithoutFindings() {
    assertThat(Compiler.of(FakePlugin.catalog()).compileLibrary().diagnostics()).isEmpty();
  }

  @Test
  void multipliesSweepsWhereverTheyAreReferenced() {
    ExperimentPlan plan =
        plan(
            GAME
                + """
                experiment e {
                  on = coordination
                  with = f_iteration(D = {kl, tv, chi2}, omega = {0.1, 1})
                  start = { [0.4, 0.8], [0.6, 0.6] }
                  seeds = 1..2
                  iterations = 10
                }
                """);
    assertThat(plan.axes()).containsExactly("game", "algorithm", "D", "omega", "start", "seed");
    assertThat(plan.runs().count()).isEqualTo(3 * 2 * 2 * 2);
    List<RunPlan> runs = runs(plan);
    assertThat(runs).hasSize(24).extracting(RunPlan::id).doesNotHaveDuplicates();
    assertThat(runs).extracting(RunPlan::coordinates).doesNotHaveDuplicates();
    assertThat(runs.get(0).coordinates())
        .containsEntry("D", "kl")
        .containsEntry("omega", "0.1")
        .containsEntry("start", "[0.4, 0.8]")
        .containsEntry("algorithm", "f_iteration")
        .containsEntry("seed", "1");
    assertThat(runs.get(0).start().orElseThrow()[1][0]).containsExactly(0.8, 1 - 0.8);
  }

  @Test
  void aSweepInAParamIsOneAxis() {
    ExperimentPlan plan =
        plan(
            "param weight = {0.1, 1}\n"
                + GAME
                + """
                experiment e {
                  on = coordination
                  with = [f_iteration(D = kl, omega = weight), f_iteration(D = tv, omega = weight)]
                  iterations = 10
                }
                """);
    assertThat(plan.runs().count()).isEqualTo(4);
    assertThat(runs(plan))
        .extracting(run -> run.coordinates().get("algorithm"))
        .containsOnly("f_iteration(D = kl, omega = weight)", "f_iteration(D = tv, omega = weight)");
  }

  @Test
  void aSweepInsideAnAlternativeCountsOnlyWhereItIsChosen() {
    ExperimentPlan plan =
        plan(
            GAME
                + """
                divergence huber(width: real) { f(x) = max(abs(x - 1) - width, 0) }
                experiment e {
                  on = coordination
                  with = f_iteration(D = {kl, huber(width = {0.1, 0.2, 0.3})}, omega = {1, 2})
                  iterations = 10
                }
                """);
    assertThat(plan.runs().count()).isEqualTo(2 + 3 * 2);
    assertThat(runs(plan)).hasSize(8);
  }

  @Test
  void commandLineSetsParams() {
    String script =
        "param weight = 0.5\n"
            + GAME
            + "experiment e { on = coordination, with = f_iteration(D = kl, omega = weight), iterations = 1 }";
    Compilation compilation = compile(script, Map.of("weight", "{1, 2, 3}"));
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.experiments().get(0).runs().count()).isEqualTo(3);
    assertThat(compile(script, Map.of("wieght", "1")).diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.help().toString()).contains("weight"));
  }

  @Test
  void extendsReplacesKeyByKey() {
    ExperimentPlan plan =
        plan(
            GAME
                + """
                game other extends coordination { reward = [[1, 2], [3, 4]] }
                algorithm sequential extends f_iteration(D = kl, omega = 2) { ordering = sequence([bob, alice]) }
                experiment e { on = other, with = sequential, iterations = 5 }
                """);
    RunPlan run = runs(plan).get(0);
    assertThat(((MatrixGame) run.game()).reward()).containsExactly(1, 2, 3, 4);
    FakePlugin.Exact config = run.algorithm().learner().as(FakePlugin.Exact.class);
    assertThat(config.ordering().config().toString()).contains("[[1], [0]]");
    assertThat(config.update().objectives().get(0).expression())
        .hasToString("mean(sum(pi * Q over actions) - 2 * kl(pi, pi_old))");
  }

  @Test
  void readsGamesWithRules() {
    Compilation compilation =
        compile(
            """
            game relay {
              agents   = [a, b]
              actions  = [go, wait]
              states   = [start, ready, done]
              discount = 0.95
              in start { [go, go]  -> ready: 0.9, start: 0.1, reward = 0
                         otherwise -> start, reward = -0.1 }
              in ready { [_, go]   -> done, reward = 1
                         otherwise -> ready }
            }
            experiment e { on = relay, with = f_iteration(D = kl), iterations = 1 }
            """);
    assertThat(compilation.diagnostics()).isEmpty();
    MarkovGame game = (MarkovGame) runs(compilation.experiments().get(0)).get(0).game();
    assertThat(game.transitions().get(0)).hasSize(4);
    assertThat(game.transitions().get(0).get(0).probability()).containsExactly(0.9, 0.1);
    assertThat(game.transitions().get(0).get(1).reward()).isEqualTo(-0.1);
    assertThat(game.transitions().get(1).get(2).next()).containsExactly(2);
    assertThat(game.transitions().get(2)).isEmpty();
  }

  @Test
  void claimsNameColumnsAndCoordinates() {
    ExperimentPlan plan =
        plan(
            GAME
                + """
                experiment e {
                  on = coordination
                  with = [f_iteration(D = kl), f_iteration(D = tv)]
                  iterations = 5
                  expect final(pi(bob, v0), with = f_iteration(D = kl)) > 0.9 when initial(value) > 1
                  expect always(next(value) >= value)
                }
                """);
    assertThat(plan.claims()).hasSize(2);
    assertThat(plan.claims().get(0).toString())
        .contains("column=pi(bob, v0)", "{algorithm=f_iteration(D = kl)}");
    assertThat(runs(plan).get(0).metrics())
        .extracting(metric -> metric.name())
        .containsExactly("pi(bob, v0)", "value");
  }

  @Test
  void aPrintedPlanCompilesToThePlanThatPrintsTheSame() {
    ExperimentPlan plan =
        plan(
            GAME
                + """
                experiment e {
                  on = coordination
                  with = f_iteration(D = {kl, alpha(a = 0.5)}, omega = {0.02, 1})
                  start = [0.3, [0.25, 0.75]]
                  iterations = 7
                  record = [kl(pi, pi_old), pi(alice, u0)]
                }
                """);
    for (RunPlan run : plan.runs()) {
      String printed = PlanPrinter.print(run);
      ExperimentPlan again = plan(printed);
      assertThat(PlanPrinter.print(runs(again).get(0))).isEqualTo(printed);
    }
  }

  @Test
  void expandsALargeSweepOneRunAtATime() {
    StringBuilder sweep = new StringBuilder("{");
    for (int i = 1; i <= 100; i++) {
      sweep.append(i > 1 ? ", " : "").append(i);
    }
    ExperimentPlan plan =
        plan(
            GAME
                + "experiment e { on = coordination, iterations = 1, seeds = 1..100, with = f_iteration(D = {kl, tv}, omega = "
                + sweep
                + "}) }");
    assertThat(plan.runs().count()).isEqualTo(20_000);
    int[] seen = {0};
    plan.runs().forEach(run -> seen[0]++);
    assertThat(seen[0]).isEqualTo(20_000);
  }

  @Test
  void checksASweepOfTwentyThousandNumbers() {
    String numbers =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String script =
        GAME
            + "experiment e { on = coordination, iterations = 1, with = f_iteration(D = kl, omega = {"
            + numbers
            + "}) }";
    assertThat(plan(script).runs().count()).isEqualTo(20_000);
    // The last alternative is checked like the first.
    assertThat(compile(script.replace(", 20000}", ", -1}")).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.T002);
  }

  @Test
  void explainsDeclarations() {
    Compilation compilation =
        compile(
            GAME
                + "experiment e { on = coordination, with = f_iteration(D = kl), iterations = 1 }");
    assertThat(compilation.explain("kl").orElseThrow())
        .anyMatch(line -> line.contains("log(x) + 1"))
        .anyMatch(line -> line.contains("1 / x"));
    assertThat(compilation.explain("tv").orElseThrow()).anyMatch(line -> line.contains("x = 1"));
    assertThat(compilation.explain("clipped").orElseThrow())
        .anyMatch(line -> line.contains("policy"));
    assertThat(compilation.explain("ippo").orElseThrow()).anyMatch(line -> line.contains("epochs"));
    assertThat(compilation.explain("e").orElseThrow()).anyMatch(line -> line.contains("1"));
    assertThat(compilation.explain("nothing")).isEmpty();
  }
}
