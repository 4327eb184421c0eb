package org.marl.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.DiagnosticRenderer;

/**
 * What is printed about each script of {@code corpus/errors/<topic>}: the file {@code .err} beside
 * it.
 */
class ErrorGoldenTest {

  @TestFactory
  Stream<DynamicTest> printsWhatTheGoldenSays() {
    Path errors = Corpus.ROOT.resolve("errors");
    return Corpus.scripts(errors).stream()
        .map(
            script ->
                DynamicTest.dynamicTest(errors.relativize(script).toString(), () -> check(script)));
  }

  /** C001 is found when an experiment is run, so its tests are the command's. */
  @Test
  void everyCodeHasAGolden() {
    Path errors = Corpus.ROOT.resolve("errors");
    String printed =
        Corpus.scripts(errors).stream()
            .map(script -> new DiagnosticRenderer(false).render(Findings.of(script)))
            .collect(Collectors.joining());
    assertThat(Code.values())
        .filteredOn(code -> code != Code.C001)
        .allSatisfy(code -> assertThat(printed).contains("[" + code.id() + "]"));
  }

  private static void check(Path script) {
    String printed = new DiagnosticRenderer(false).render(Findings.of(script));
    String name = script.getFileName().toString().replaceFirst("\\.marl$", ".err");
    Golden.assertMatches(script.resolveSibling(name), printed);
  }
}
