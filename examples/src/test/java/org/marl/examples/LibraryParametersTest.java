package org.marl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.catalog.Catalog;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.Described;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** What values the words of the library accept, and where other values are errors. */
class LibraryParametersTest {
  private static final Compiler COMPILER = Compiler.of(Catalog.load());
  private static final Pattern UNBOUNDED = Pattern.compile("(\\w+): (real|int)\\b");

  /** Numbers that may have any sign: rewards, and exponents whose other values are excluded. */
  private static final Set<String> ANY_NUMBER =
      Set.of(
          "coordination_game.a",
          "coordination_game.b",
          "coordination_game.c",
          "coordination_game.d",
          "penalty.k",
          "alpha.a",
          "tsallis.index");

  private static Compilation compile(String script) {
    return COMPILER.compile(Source.of("library.marl", script), Map.of());
  }

  private static List<String> messages(String script) {
    return compile(script).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList();
  }

  private static List<String> of(String algorithm) {
    return messages("experiment e { on = climbing, with = " + algorithm + ", train = 1k }");
  }

  @Test
  void everyNumberHasItsRange() {
    Stream<String> unbounded =
        compile("").names().stream()
            .filter(Described::library)
            .flatMap(
                each ->
                    UNBOUNDED
                        .matcher(each.signature())
                        .results()
                        .map(found -> each.name() + "." + found.group(1)));
    assertThat(unbounded).containsExactlyInAnyOrderElementsOf(ANY_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "ippo(clip = -1), 'this must be positive, found -1'",
    "tvpo(target = 0), 'this must be positive, found 0'",
    "dpo(entropy_weight = -0.1), 'this must be at least 0, found -0.1'",
    "team_ippo(alpha = -2), 'this must be positive, found -2'",
    "'tvpo(update = clipped(clip = -1))', 'this must be positive, found -1'"
  })
  void valuesOutOfRangeAreErrors(String algorithm, String message) {
    assertThat(of(algorithm)).containsExactly(message);
  }

  /** The report is about the number's place, and not that of the algorithm. */
  @ParameterizedTest
  @ValueSource(strings = {"1e39", "-1e300"})
  void numbersThatSinglePrecisionLacksAreErrorsAtTheirPlace(String number) {
    String script =
        "update u { maximize mean(max(ratio * advantage, "
            + number
            + ")) }\n"
            + "experiment e { on = climbing, with = tvpo(update = u), train = 1k }";
    List<Diagnostic> errors =
        compile(script).diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).message()).contains("is too large for networks");
    assertThat(errors.get(0).primary().span().text()).contains(number);
  }

  /** A name that a component knows as a word is that word, whatever is declared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "game mpe2 = mpe.simple_spread(agents = 2, convention = mpe2)\n"
            + "experiment e { on = mpe2, with = tvpo, train = 1k }",
        "algorithm keep extends tvpo { inactive = keep }\n"
            + "experiment e { on = climbing, with = keep, train = 1k }"
      })
  void wordsOfComponentsMentionNoDeclaration(String script) {
    assertThat(messages(script)).isEmpty();
  }

  @Test
  void declarationsThatLeadBackToThemselvesAreErrorsStill() {
    assertThat(messages("game g = mpe.simple_spread(agents = g)"))
        .containsExactly("`g` refers to itself");
  }

  /** A base's claim is wrong for the experiment that extends it, which the message names. */
  @Test
  void claimsOfABaseSayWhichExperimentTheyAreWrongFor() {
    String script =
        """
        experiment base {
          on     = climbing
          with   = [tvpo, ippo]
          train  = 1k
          expect final(return, with = ippo) > 0
        }
        experiment small extends base { with = tvpo }
        """;
    Matcher named = Pattern.compile("experiment `small`").matcher(messages(script).get(0));
    assertThat(messages(script)).hasSize(1);
    assertThat(named.find()).isTrue();
  }
}
