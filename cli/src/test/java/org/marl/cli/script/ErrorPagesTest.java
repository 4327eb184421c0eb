package org.marl.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.source.Source;

/** The scripts in {@code docs/errors.md} do what the page says. */
final class ErrorPagesTest {

  /** A script of a page. */
  record Example(Code code, boolean wrong, String text) {
    @Override
    public String toString() {
      return code + (wrong ? " wrong" : " right");
    }
  }

  static Stream<Example> examples() {
    return Arrays.stream(Code.values()).flatMap(code -> examples(code).stream());
  }

  private static List<Example> examples(Code code) {
    List<Example> examples = new ArrayList<>();
    StringBuilder text = null;
    boolean wrong = false;
    for (String line : ErrorPages.page(code.id())) {
      if (line.equals("```marl wrong") || line.equals("```marl right")) {
        wrong = line.endsWith("wrong");
        text = new StringBuilder();
      } else if (line.equals("```") && text != null) {
        examples.add(new Example(code, wrong, text.toString()));
        text = null;
      } else if (text != null) {
        text.append(line).append('\n');
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void giveTheCodeExactlyWhereTheyAreWrong(Example example) {
    List<Diagnostic> found =
        Scripts.compile(Source.of("example.marl", example.text()), Map.of()).diagnostics();
    List<Code> codes = found.stream().map(Diagnostic::code).toList();
    if (example.wrong()) {
      assertThat(codes).contains(example.code());
    } else {
      assertThat(codes).doesNotContain(example.code());
      assertThat(found).noneMatch(Diagnostic::isError);
    }
  }
}
