package org.marl.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.dsl.Corpus;
import org.marl.dsl.Golden;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.parse.Lexeme;
import org.marl.dsl.parse.ScriptParser;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

class FormatterTest {

  static Stream<Source> scripts() {
    return Stream.of(
            Corpus.valid(),
            Corpus.library(),
            Corpus.scripts(Corpus.ROOT.resolve("format")).stream().map(Corpus::read))
        .flatMap(scripts -> scripts);
  }

  @TestFactory
  Stream<DynamicTest> formatsAsTheGoldenSays() {
    return Corpus.scripts(Corpus.ROOT.resolve("format")).stream()
        .map(
            script ->
                DynamicTest.dynamicTest(
                    script.getFileName().toString(),
                    () -> Golden.assertMatches(golden(script), format(Corpus.read(script)))));
  }

  private static Path golden(Path script) {
    return script.resolveSibling(script.getFileName().toString().replaceFirst("\\.marl$", ".fmt"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void keepsTreeAndCommentsAndIsIdempotent(Source source) {
    check(source);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void keepsTreeAndCommentsOfMangledWhiteSpace(Source source) {
    Random random = new Random(1);
    for (int i = 0; i < 10; i++) {
      check(Source.of(source.name(), mangled(source, random)));
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void keepsCommentsBetweenAnyTokens(Source source) {
    Random random = new Random(2);
    for (int i = 0; i < 10; i++) {
      check(Source.of(source.name(), commented(source, random)));
    }
  }

  @Test
  void refusesScriptsWithSyntaxErrors() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Formatter.format(Source.of("t", "param = 1"), diagnostics)).isEmpty();
    assertThat(diagnostics.hasErrors()).isTrue();
  }

  @Test
  void anEmptyScriptStaysEmpty() {
    assertThat(format(Source.of("t", " \n\n"))).isEmpty();
  }

  @Test
  void dropsByteOrderMarksAndCarriageReturns() {
    assertThat(format(Source.of("t", "\uFEFFparam a=1\r\n/* x\r\n y */\r\nparam b=2")))
        .isEqualTo("param a = 1\n/* x\n y */\nparam b = 2\n");
  }

  private static void check(Source source) {
    String once = format(source);
    Source formatted = Source.of(source.name(), once);
    assertThat(comments(formatted)).as(source.text()).isEqualTo(comments(source));
    assertThat(shape(formatted)).as(source.text()).isEqualTo(shape(source));
    assertThat(format(formatted)).as(source.text()).isEqualTo(once);
  }

  private static String format(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    var formatted = Formatter.format(source, diagnostics);
    assertThat(formatted).as("%s", source.text()).isPresent();
    return formatted.orElseThrow();
  }

  private static List<String> comments(Source source) {
    return Lexeme.of(source).stream()
        .filter(Lexeme::comment)
        .map(comment -> comment.text().replaceAll("\r\n?", "\n").stripTrailing())
        .sorted()
        .toList();
  }

  /** The tree without places, as text. */
  private static String shape(Source source) {
    Script script = ScriptParser.parse(source, new Diagnostics());
    return (script.imports() + " " + script.declarations()).replaceAll("[^ ]*:\\d+\\.\\.\\d+", "");
  }

  /** The same tokens and comments with other white space between them. */
  private static String mangled(Source source, Random random) {
    List<Lexeme> lexemes = Lexeme.of(source);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      text.append(lexeme.text());
      boolean documented = i + 1 < lexemes.size() && lexemes.get(i + 1).text().startsWith("///");
      if (lexeme.text().startsWith("//")) {
        text.append(lexeme.text().startsWith("///") ? "\n" : "\n".repeat(1 + random.nextInt(3)));
      } else if (documented) {
        text.append("\n");
      } else {
        text.append(List.of(" ", "  ", "\n", "\n\n", "\t", "\r\n").get(random.nextInt(6)));
      }
    }
    return text.toString();
  }

  /** The same script with comments in some places. */
  private static String commented(Source source, Random random) {
    StringBuilder text = new StringBuilder(source.text());
    List<Lexeme> lexemes = Lexeme.of(source);
    for (int i = lexemes.size() - 1; i > 0; i--) {
      Span span = lexemes.get(i).span();
      boolean documentation = lexemes.get(i - 1).text().startsWith("///");
      if (!documentation && random.nextInt(8) == 0) {
        text.insert(
            span.start(),
            List.of(
                    " /* c" + i + " */",
                    " // c" + i + "\n",
                    "\n// c" + i + "\n",
                    "\n/* c\n" + i + " */ ")
                .get(random.nextInt(4)));
      }
    }
    return text.toString();
  }
}
