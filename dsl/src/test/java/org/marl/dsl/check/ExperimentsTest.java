package org.marl.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.Corpus;
import org.marl.dsl.Described;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** No experiment, no game of it and no seed is dropped without a word. */
class ExperimentsTest {
  private static final String GAMES =
      """
      game first { agents = [a, b], actions = 2, reward = [[1, 2], [3, 4]] }
      game second extends first { reward = [[1, 2], [3, 5]] }
      """;

  private static Compilation compile(String text) {
    return compile(Source.of("test.marl", text));
  }

  private static Compilation compile(Source source) {
    return Compiler.of(FakePlugin.catalog()).compile(source, Map.of());
  }

  private static List<Map<String, String>> coordinates(String text) {
    Compilation compilation = compile(text);
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    List<Map<String, String>> coordinates = new ArrayList<>();
    for (ExperimentPlan plan : compilation.experiments()) {
      for (RunPlan run : plan.runs()) {
        coordinates.add(run.coordinates());
      }
    }
    return coordinates;
  }

  private static List<Code> errors(String text) {
    Compilation compilation = compile(text);
    assertThat(compilation.experiments()).isEmpty();
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  private static String experiment(String on, String with, String more) {
    return GAMES
        + "experiment e { on = %s, with = %s, iterations = 1 %s }\n".formatted(on, with, more);
  }

  @Test
  void anExperimentWithASyntaxErrorIsReadForItsOtherMistakes() {
    String damaged =
        GAMES
            + """
            experiment e {
              on         = first
              with       = f_iteration(D = kl, omga = 1)
              start      = [0.5 0.5]
              iterations = -1
              expect final(pi(a, nobody)) > 0.5
            }
            """;
    assertThat(errors(damaged)).containsExactly(Code.N003, Code.P001, Code.T002, Code.N012);
  }

  @Test
  void nothingIsSaidOfWhatDependsOnTheDamagedEntry() {
    String damaged =
        GAMES
            + """
            experiment e {
              on    = first
              with  = f_iteration(D = kl)
              start = {[0.5 0.5], [0.9, 0.1]}
              expect final(value, start = [0.9, 0.1]) > 0
            }
            """;
    assertThat(errors(damaged)).containsExactly(Code.P001);
    assertThat(errors(damaged.replace("= first", "= = first")))
        .containsExactly(Code.P001, Code.P001);
    assertThat(errors(damaged.replace("0.5 0.5]", "0.5, 0.5"))).containsExactly(Code.P005);
  }

  @TestFactory
  Stream<DynamicTest> everyExperimentHasAPlanOrThereIsAnError() {
    return Corpus.scripts(Corpus.ROOT).stream()
        .filter(script -> Files.isRegularFile(script) && !script.endsWith("not_utf8.marl"))
        .map(
            script ->
                DynamicTest.dynamicTest(
                    script.toString(),
                    () -> {
                      Compilation compilation = compile(Corpus.read(script));
                      long declared =
                          compilation.names().stream().filter(ExperimentsTest::isOwn).count();
                      assertThat(compilation.experiments())
                          .hasSize(compilation.hasErrors() ? 0 : (int) declared);
                    }));
  }

  private static boolean isOwn(Described described) {
    return described.kind().equals("experiment") && !described.library();
  }

  @Test
  void aSweepOfGamesInAParamIsTheListOfThem() {
    String script =
        "param games = {first, second}\n" + experiment("games", "f_iteration(D = kl)", "");
    assertThat(coordinates(script)).extracting("game").containsExactly("first", "second");
  }

  @Test
  void aSweepOfSeedsIsTheListOfThem() {
    assertThat(coordinates(experiment("first", "f_iteration(D = kl)", "seeds = {1, 3..4}")))
        .extracting("seed")
        .containsExactly("1", "3", "4");
    assertThat(coordinates(experiment("first", "f_iteration(D = kl)", "seeds = [{1, 2}, 3]")))
        .extracting("seed")
        .containsExactly("1", "2", "3");
  }

  @Test
  void emptyListsAreErrors() {
    assertThat(errors(experiment("[]", "f_iteration(D = kl)", ""))).containsExactly(Code.N008);
    assertThat(errors(experiment("first", "[]", ""))).containsExactly(Code.N008);
    assertThat(errors(experiment("first", "f_iteration(D = kl)", "seeds = []")))
        .containsExactly(Code.N008);
  }

  @Test
  void whatStandsTwiceCouldNotBeToldApart() {
    assertThat(errors(experiment("[first, first]", "f_iteration(D = kl)", "")))
        .containsExactly(Code.N004);
    assertThat(errors(experiment("first", "[f_iteration(D = kl), f_iteration(D = kl)]", "")))
        .containsExactly(Code.N004);
    assertThat(errors(experiment("first", "f_iteration(D = kl, omega = {1, 1})", "")))
        .containsExactly(Code.N004);
  }

  @Test
  void theAxisOfSeedsIsNotOverwritten() {
    String script =
        "algorithm seeded(seed: positive) extends f_iteration(D = kl, omega = seed) {}\n"
            + experiment("first", "seeded(seed = {1, 2})", "seeds = 7");
    assertThat(coordinates(script)).extracting("seed_2").containsExactly("1", "2");
    assertThat(coordinates(script)).extracting("seed").containsOnly("7");
  }

  @Test
  void aSyntaxErrorInAnAlgorithmIsTheOnlyError() {
    String script =
        "algorithm mine extends f_iteration(D = kl)\n" + experiment("first", "mine", "");
    assertThat(errors(script)).containsExactly(Code.P001);
  }

  @Test
  void namesOfAgentsAreNoMentionsOfDeclarations() {
    assertThat(
            coordinates(
                """
                game a { agents = [a, b], actions = [u, b], reward = [[1, 2], [3, 4]] }
                experiment b { on = a, with = f_iteration(D = kl), iterations = 1 }
                """))
        .hasSize(1);
  }

  @Test
  void listsMayBeParametersOfGames() {
    String script =
        """
        game table(rewards: list) { agents = 2, actions = 2, reward = rewards }
        game chain(names: list) {
          agents = 1, actions = 2, states = names, discount = 0.5
          in s { otherwise -> s }
        }
        experiment e {
          on = [table([[1, 2], [3, 4]]), chain([s])], with = f_iteration(D = kl), iterations = 1
        }
        """;
    assertThat(coordinates(script)).extracting("game").containsExactly("table", "chain");
  }

  @Test
  void everyFunctionGivenToADivergenceIsChecked() {
    String script =
        """
        fn convex(x) = (x - 1)^2
        fn concave(x) = -(x - 1)^2
        divergence of(phi: fn) { f(x) = phi(x) }
        """;
    assertThat(coordinates(script + experiment("first", "f_iteration(D = of(convex))", "")))
        .hasSize(1);
    assertThat(
            errors(script + experiment("first", "f_iteration(D = {of(convex), of(concave)})", "")))
        .containsExactly(Code.M001);
  }
}
