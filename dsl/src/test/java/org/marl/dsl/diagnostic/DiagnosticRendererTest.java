package org.marl.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marl.dsl.source.Source;
import org.marl.dsl.source.Span;

class DiagnosticRendererTest {
  private static final Source SOURCE =
      Source.of("two_step.marl", "game g {\n  a = [1,\n    2]\n  b = 1\n}\n".repeat(3));

  @Test
  void marksTheFirstAndLastLineOfLongSpans() {
    int start = SOURCE.text().indexOf('[');
    String text = render(new Span(SOURCE, start, SOURCE.text().indexOf(']') + 1), "here");
    assertThat(text)
        .isEqualTo(
            """
            error[MARL-P001]: wrong
              --> two_step.marl:2:7
               |
             2 |   a = [1,
               |       ^^^
             3 |     2]
               |     ^^ here
            """);
  }

  @Test
  void elidesLinesBetweenMarksAndNamesOtherFiles() {
    Source other = Source.of("other.marl", "param a = 1\n");
    Diagnostic diagnostic =
        new Diagnostic(
            Severity.WARNING,
            Code.P001,
            "wrong",
            new Label(new Span(SOURCE, 0, 4), "this"),
            List.of(
                new Label(new Span(SOURCE, SOURCE.lineStart(11), SOURCE.lineStart(11) + 4), "that"),
                new Label(new Span(other, 6, 7), "there")),
            List.of("do it", "or not"),
            Optional.empty());
    assertThat(new DiagnosticRenderer(false).render(List.of(diagnostic)))
        .isEqualTo(
            """
            warning[MARL-P001]: wrong
               --> two_step.marl:1:1
                |
              1 | game g {
                | ^^^^ this
            ...
             11 | game g {
                | ---- that
               ::: other.marl:1:7
                |
              1 | param a = 1
                |       - there
                |
                = help: do it
                = help: or not

            1 warning
            """);
  }

  @Test
  void colourChangesNothingButColour() {
    Diagnostic diagnostic = diagnostic(new Span(SOURCE, 0, 4), "this");
    String coloured = new DiagnosticRenderer(true).render(diagnostic);
    assertThat(coloured).contains("\u001B[1;31merror");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(new DiagnosticRenderer(false).render(diagnostic));
  }

  @Test
  void writesOneJsonObjectPerDiagnostic() throws Exception {
    Source source = Source.of("a.marl", "// \uD83D\uDE80 x\nparam a = \"\uD83D\uDE80\" y\n");
    int y = source.text().indexOf('y');
    Diagnostic diagnostic =
        new Diagnostic(
            Severity.ERROR,
            Code.P001,
            "a \"wrong\"\nthing",
            new Label(new Span(source, y, y + 1), "here"),
            List.of(new Label(new Span(source, 0, 2), "there")),
            List.of("help"),
            Optional.of(new Fix("remove", new Span(source, y, y + 1), "")));
    String line = DiagnosticJson.line(diagnostic);
    assertThat(line).doesNotContain("\n");
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("severity").asText()).isEqualTo("error");
    assertThat(json.get("code").asText()).isEqualTo("MARL-P001");
    assertThat(json.get("message").asText()).isEqualTo("a \"wrong\"\nthing");
    assertThat(json.get("line").asInt()).isEqualTo(2);
    assertThat(json.get("column").asInt()).isEqualTo(15);
    assertThat(json.get("endColumn").asInt()).isEqualTo(16);
    assertThat(json.get("help").get(0).asText()).isEqualTo("help");
    assertThat(json.get("related").get(0).get("message").asText()).isEqualTo("there");
    assertThat(json.get("fix").get("replacement").asText()).isEmpty();
  }

  @Test
  void countsBySeverity() {
    Diagnostic error = diagnostic(SOURCE.all(), "");
    assertThat(DiagnosticRenderer.count(List.of(error, error))).isEqualTo("2 errors");
    assertThat(new DiagnosticRenderer(false).render(List.of())).isEmpty();
  }

  private static String render(Span span, String label) {
    return new DiagnosticRenderer(false).render(diagnostic(span, label));
  }

  private static Diagnostic diagnostic(Span span, String label) {
    return new Diagnostic(
        Severity.ERROR,
        Code.P001,
        "wrong",
        new Label(span, label),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
