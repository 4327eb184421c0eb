package org.marl.dsl;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
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

  private static void check(Path script) {
    String printed = new DiagnosticRenderer(false).render(Findings.of(script));
    String name = script.getFileName().toString().replaceFirst("\\.marl$", ".err");
    Golden.assertMatches(script.resolveSibling(name), printed);
  }
}
