package org.marl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.cli.Marl;
import org.marl.cli.command.ExitCode;
import org.marl.cli.terminal.Terminal;
import org.marl.core.catalog.Catalog;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.DiagnosticRenderer;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.format.Formatter;
import org.marl.dsl.print.PlanPrinter;
import org.marl.dsl.source.Source;

/** The examples compile without a word, and no edit of one token brings the compiler down. */
class ExamplesTest {
  private static final Compiler COMPILER = Compiler.of(Catalog.load());

  static Stream<Path> scripts() {
    return Scripts.all().stream();
  }

  /** The scripts with experiments; the others are imported. */
  static Stream<Path> studies() {
    return scripts().filter(script -> !experiments(Scripts.text(script)).isEmpty());
  }

  @Test
  void theLibraryCompilesWithoutFindings() {
    assertThat(rendered(COMPILER.compileLibrary())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void compilesWithoutFindings(Path script) {
    assertThat(rendered(COMPILER.compile(Scripts.source(script), Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void isFormatted(Path script) {
    assertThat(Formatter.format(Scripts.source(script), new Diagnostics()))
        .hasValue(Scripts.text(script));
  }

  /** Where a script has small settings, only these are run; the others take hours. */
  @ParameterizedTest
  @MethodSource("studies")
  void runsAndItsClaimsHold(Path script, @TempDir Path out) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(InputStream.nullInputStream(), printed, printed);
    ExitCode code = Marl.run(command(script, out.resolve("out")), terminal);
    assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
  }

  private static List<String> command(Path script, Path out) {
    Stream<String> small =
        experiments(Scripts.text(script)).stream()
            .map(line -> line.split("[ {]+")[1])
            .filter(name -> name.equals("small") || name.endsWith("_small"));
    return Stream.concat(Stream.of("run", script.toString(), "--out", out.toString()), small)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void resolvedScriptsCompileToThePlanThatPrintsTheSame(Path script) {
    Compilation compilation = COMPILER.compile(Scripts.source(script), Map.of());
    for (ExperimentPlan experiment : compilation.experiments()) {
      RunPlan run = experiment.runs().iterator().next();
      String resolved = PlanPrinter.print(run);
      Compilation again = COMPILER.compile(Source.of("resolved.marl", resolved), Map.of());
      assertThat(again.hasErrors()).as(rendered(again) + resolved).isFalse();
      RunPlan same = again.experiments().get(0).runs().iterator().next();
      assertThat(PlanPrinter.print(same)).isEqualTo(resolved);
    }
  }

  /** The edits of a typing hand: a token is lost, or stands twice. */
  @ParameterizedTest
  @MethodSource("scripts")
  void everyEditOfOneTokenIsAnsweredWithLocatedFindings(Path script) {
    String text = Scripts.text(script);
    int edits = 0;
    int once = 0;
    for (int[] token : Scripts.tokens(text)) {
      String word = text.substring(token[0], token[1]);
      for (String replacement : List.of("", word + " " + word)) {
        String edited = text.substring(0, token[0]) + replacement + text.substring(token[1]);
        Compilation compilation =
            COMPILER.compile(Source.of(script.toString(), script, edited), Map.of());
        long errors = compilation.diagnostics().stream().filter(Diagnostic::isError).count();
        if (errors > 0) {
          edits++;
          once += errors == 1 ? 1 : 0;
        } else {
          assertThat(compilation.experiments()).hasSameSizeAs(experiments(edited));
        }
      }
    }
    System.out.printf("%s: one error in %d of %d wrong edits%n", script, once, edits);
    assertThat(once).isGreaterThanOrEqualTo((int) (0.95 * edits));
  }

  private static List<String> experiments(String text) {
    return text.lines().filter(line -> line.startsWith("experiment ")).toList();
  }

  private static String rendered(Compilation compilation) {
    return compilation.diagnostics().isEmpty()
        ? ""
        : new DiagnosticRenderer(false).render(compilation.diagnostics());
  }
}
