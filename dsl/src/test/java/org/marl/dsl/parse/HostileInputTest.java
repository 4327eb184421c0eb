package org.marl.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.dsl.ast.Script;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.DiagnosticRenderer;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** Whatever the text, the parser returns in time, with few errors that can be shown. */
class HostileInputTest {
  private static final int TEN_MEGABYTES = 10 << 20;

  /** A few seconds on an idle machine, and allowance for a busy one. */
  private static final Duration IN_TIME = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "param p = 1 1\n", "a = ", "\"", "/*", "// x\n", "{ a = 1 "})
  void tenMegabytesAreReadInTime(String piece) {
    String text = piece.repeat(TEN_MEGABYTES / piece.length());
    Assertions.assertTimeoutPreemptively(IN_TIME, () -> check(text));
  }

  @Test
  void tenMegabytesOfRandomTextAreReadInTime() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TEN_MEGABYTES; i++) {
      text.append((char) (random.nextInt(100) == 0 ? '\n' : random.nextInt(256)));
    }
    Assertions.assertTimeoutPreemptively(IN_TIME, () -> check(text.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "} ", "a ", "1 ", "param p = 1\n", "game g {\n", "game g {}\n", "(]", "$ 1 ",
        "\uD83D\uDE80", "[1, ", "1.5.2 ", "if ", "\r", "'", "a.", "let x\n", "in s { [a] -> ",
        "\uD83D", "#\n", ";", "a b(\n", "[ }"
      })
  void repeatedPiecesAreReadInTime(String piece) {
    String text = piece.repeat(100_000);
    Assertions.assertTimeoutPreemptively(IN_TIME, () -> check(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "( | 1 | )",
        "[ | 1 | ]",
        "{ | 1 | }",
        "{ a = | 1 | }",
        "f( | 1 | )",
        "- | 1 | ''",
        "not ' ' | x | ''",
        "'1 + ' | 1 | ''",
        "'2 ^ ' | 1 | ''",
        "'a < ' | b | ''",
        "'if a then b else ' | c | ''",
        "'if ' | c | ' then b else d'",
        "(1 + | 1 | )",
        "-( | 1 | )",
        "( | 1 | ''",
        "'' | 1 | )"
      })
  void tenThousandLevelsAreRefusedNotOverflowed(String open, String middle, String close) {
    String text = "param p = " + open.repeat(10_000) + middle + close.repeat(10_000) + "\n";
    List<Diagnostic> found = check(text);
    assertThat(found).anyMatch(Diagnostic::isError);
  }

  @Test
  void nestingUpToTheLimitIsRead() throws InterruptedException {
    String text =
        "param p = "
            + "(-".repeat(NestingLimit.BRACKETS)
            + "1"
            + " + 1".repeat(NestingLimit.OPERATORS - NestingLimit.BRACKETS)
            + ")".repeat(NestingLimit.BRACKETS);
    Thread small = new Thread(null, () -> assertThat(check(text)).isEmpty(), "small", 512 << 10);
    Throwable[] thrown = new Throwable[1];
    small.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
    small.start();
    small.join();
    assertThat(thrown[0]).isNull();
  }

  @Test
  void theDepthOfAnExpressionIsThatOfItsDeepestPart() {
    String many = "1 + 1, ".repeat(NestingLimit.OPERATORS);
    assertThat(check("param p = [" + many + "1]\nparam q = f(" + many + "-1)\n")).isEmpty();
  }

  static Stream<String> randomPieces() {
    return Stream.of(
        "game g {\n",
        "}",
        "(",
        ")",
        "[",
        "]",
        "\"",
        "a",
        " = ",
        "1",
        ",",
        "\n",
        "/*",
        "*/",
        "//",
        "->");
  }

  @Test
  void randomPiecesNeverThrow() {
    List<String> pieces = randomPieces().toList();
    Random random = new Random(4);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j >= 0; j--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      check(text.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("randomPieces")
  void onePieceNeverThrows(String piece) {
    check(piece);
  }

  @Test
  void anEmptyScriptIsValid() {
    assertThat(check("")).isEmpty();
    assertThat(check("\uFEFF")).isEmpty();
    assertThat(check(" \r\n\t// nothing")).isEmpty();
  }

  @Test
  void aScriptOfAMillionTokensIsRefused() {
    assertThat(check("a ".repeat(TokenReader.LIMIT + 1)))
        .extracting(Diagnostic::code)
        .contains(Code.F001);
  }

  private static List<Diagnostic> check(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Script script = ScriptParser.parse(Source.of("hostile.marl", text), diagnostics);
    assertThat(script).isNotNull();
    List<Diagnostic> found = diagnostics.sorted();
    assertThat(found.stream().filter(Diagnostic::isError).count())
        .isLessThanOrEqualTo(SyntaxErrors.LIMIT + 1);
    List<Diagnostic> first = found.subList(0, Math.min(30, found.size()));
    assertThat(new DiagnosticRenderer(false).render(first).length()).isLessThan(100_000);
    return found;
  }
}
