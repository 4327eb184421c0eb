package org.marl.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

/** Experiments on games with states. */
class MarkovGamesTest {
  private static final String RELAY =
      """
      game relay {
        agents   = [a, b]
        actions  = [go, wait]
        states   = [start, ready, done]
        discount = 0.95
        in start {
          [go, go]  -> ready: 0.9, start: 0.1
          otherwise -> start, reward = -0.1
        }
        in ready {
          [_, go]   -> done, reward = 1
          otherwise -> ready
        }
      }
      """;

  private static RunPlan run(String script) {
    Compilation compilation =
        Compiler.of(FakePlugin.catalog()).compile(Source.of("test.marl", script), Map.of());
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return compilation.experiments().get(0).runs().iterator().next();
  }

  private static RunPlan experiment(String keys) {
    return run(
        RELAY
            + "experiment e { on = relay, with = f_iteration(D = kl), iterations = 3\n"
            + keys
            + "\n}\n");
  }

  /** The indices of the entries that an expression takes, by their axes. */
  private static List<String> places(Metric metric) {
    List<String> places = new ArrayList<>();
    Node node = metric.expression();
    while (!(node.op() instanceof Op.Input)) {
      if (node.op() instanceof Op.Entry entry) {
        places.add(0, entry.axis().word() + " " + entry.index());
      }
      node = node.argument(0);
    }
    return places;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pi(b, ready, wait) | agents 1, samples 1, actions 1",
        "pi(b, ready)       | agents 1, samples 1",
        "pi(b, wait)        | agents 1, actions 1",
        "pi(ready, wait)    | samples 1, actions 1",
        "pi(b)              | agents 1",
        "pi(ready)          | samples 1",
        "pi(wait)           | actions 1",
        "Q(a, done, go)     | agents 0, samples 2, actions 0",
        "pi_old(a, start)   | agents 0, samples 0",
        "value(ready)       | samples 1",
        "old(value(ready))  | samples 1",
        "old(Q(b, ready, go)) | agents 1, samples 1, actions 0",
        "entropy(b, ready)  | agents 1, samples 1",
        "entropy(b)         | agents 1",
        "lookahead(start)   | samples 0"
      })
  void whatIsLeftOutOfAnEntryIsFoundByItsNames(String entry, String places) {
    Metric metric = experiment("record = " + entry).metrics().get(0);
    assertThat(metric.name()).isEqualTo(entry);
    assertThat(places(metric)).containsExactly(places.split(", "));
  }

  @Test
  void namesThatCoincideAreToldApartByTheirPosition() {
    RunPlan run =
        run(
            """
            game twins {
              agents = [a, b], actions = [a, b], states = [b, a], discount = 0.5
              in [a, b] { [a, _] -> a
                          otherwise -> b }
            }
            experiment e {
              on = twins, with = f_iteration(D = kl), iterations = 1
              record = [pi(a, a, a), pi(b, a, b), value(a), entropy(b, b), pi(a)]
            }
            """);
    assertThat(run.metrics())
        .extracting(MarkovGamesTest::places)
        .containsExactly(
            List.of("agents 0", "samples 1", "actions 0"),
            List.of("agents 1", "samples 1", "actions 1"),
            List.of("samples 1"),
            List.of("agents 1", "samples 0"),
            List.of("agents 0"));
    assertThat(run.metrics().get(0).expression().type().axes()).isEmpty();
    assertThat(run.metrics().get(4).expression().type().axes()).containsExactly(Axis.ACTIONS);
  }

  @Test
  void claimsSpeakOfStatesAndOfWhatIsRecordedAnyway() {
    RunPlan run =
        experiment(
            """
            expect final(value(ready)) >= initial(value(ready))
            expect always(next(return) >= return - 1e-12)
            expect ever(converged) or final(period) == 0
            expect final(mean(value)) > 0 and final(mean(old(value))) > 0
            """);
    assertThat(run.metrics())
        .extracting(Metric::name)
        .containsExactly(
            "value(ready)", "return", "converged", "period", "mean(value)", "mean(old(value))");
  }

  @Test
  void startPoliciesMayDifferByState() {
    RunPlan run =
        experiment(
            "start = [{ ready = [0.4, 0.6], otherwise = 0.25 }, { start = 0.5, ready = 1 }]");
    assertThat(run.start().orElseThrow())
        .isDeepEqualTo(
            new double[][][] {
              {{0.25, 0.75}, {0.4, 0.6}, {0.25, 0.75}}, {{0.5, 0.5}, {1, 0}, {0.5, 0.5}}
            });
    assertThat(experiment("start = [0.25, [0.4, 0.6]]").start().orElseThrow())
        .isDeepEqualTo(new double[][][] {{{0.25, 0.75}}, {{0.4, 0.6}}});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "start = [0.25, { ready = [0.4, 0.6], otherwise = 0.1 }]",
        "record = [pi(a, ready, go), pi(wait), old(value(ready)), old(Q(a, ready, go))]"
      })
  void aPrintedPlanCompilesToAnEqualPlan(String keys) {
    RunPlan run = experiment(keys);
    String text = PlanPrinter.print(run);
    RunPlan again = run(text);
    assertThat(PlanPrinter.print(again)).isEqualTo(text);
    assertThat(again.start()).usingRecursiveComparison().isEqualTo(run.start());
    assertThat(again.game()).usingRecursiveComparison().isEqualTo(run.game());
    assertThat(again.metrics())
        .extracting(Metric::name)
        .containsExactlyElementsOf(run.metrics().stream().map(Metric::name).toList());
  }

  @Test
  void theGameIsReadAsItsRulesSay() {
    MarkovGame game = (MarkovGame) experiment("").game();
    assertThat(game.transitions().get(0).get(0).probability()).containsExactly(0.9, 0.1);
    assertThat(game.transitions().get(1).get(2).reward()).isEqualTo(1);
    assertThat(game.transitions().get(2)).isEmpty();
  }
}
