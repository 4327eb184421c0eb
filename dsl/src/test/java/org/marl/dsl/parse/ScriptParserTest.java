package org.marl.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update.Sense;
import org.marl.dsl.Corpus;
import org.marl.dsl.ast.Declaration;
import org.marl.dsl.ast.Item;
import org.marl.dsl.ast.Name;
import org.marl.dsl.ast.Script;
import org.marl.dsl.ast.Value;
import org.marl.dsl.diagnostic.Code;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

class ScriptParserTest {

  static Stream<Source> validScripts() {
    return Corpus.valid();
  }

  @ParameterizedTest
  @MethodSource("validScripts")
  void readsValidScriptsWithoutErrors(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Script script = ScriptParser.parse(source, diagnostics);
    assertThat(diagnostics.sorted()).noneMatch(Diagnostic::isError);
    assertThat(script.declarations()).isNotEmpty().noneMatch(Declaration::damaged);
  }

  @Test
  void readsDeclarationHeads() {
    Declaration declaration =
        only("import \"a.marl\"\n/// One.\n/// Two.\nfn f(x, clip: real = 0.2) extends b.c(1) {}");
    assertThat(declaration.kind().text()).isEqualTo("fn");
    assertThat(declaration.name().text()).isEqualTo("f");
    assertThat(declaration.parameters()).hasSize(2);
    assertThat(declaration.parameters().get(1).type().map(Name::text)).contains("real");
    assertThat(declaration.base().map(Value.Reference::name)).contains("b.c");
    assertThat(declaration.documentation()).isEqualTo("One.\nTwo.");
    assertThat(declaration.span().text()).startsWith("fn f(").endsWith("{}");
  }

  @Test
  void readsItemsOfEveryKind() {
    List<Item> items =
        block(
            """
            update u {
              /// Documented.
              key(x) = 1
              let y = 2
              maximize y over [policy, critic]
              minimize y
              use other(a = 1)
              expect y > 1 when y < 2
              in [s, t] { [_, a] -> s: 0.5, t: 0.5, reward = 1
                otherwise -> s }
            }
            """);
    assertThat(items).hasSize(7);
    assertThat(((Item.Entry) items.get(0)).documentation()).isEqualTo("Documented.");
    Item.Objective objective = (Item.Objective) items.get(2);
    assertThat(objective.sense()).isEqualTo(Sense.MAXIMIZE);
    assertThat(objective.over()).extracting(Name::text).containsExactly("policy", "critic");
    assertThat(((Item.Expect) items.get(5)).when()).isPresent();
    Item.Dynamics dynamics = (Item.Dynamics) items.get(6);
    assertThat(dynamics.states()).extracting(Name::text).containsExactly("s", "t");
    assertThat(dynamics.rules()).hasSize(2);
    assertThat(dynamics.rules().get(0).outcomes().get(1).probability()).isPresent();
    assertThat(dynamics.rules().get(0).outcomes().get(2).assigned()).isPresent();
    assertThat(dynamics.rules().get(1).pattern()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "a + b * c,      (a + (b * c))",
    "a - b - c,      ((a - b) - c)",
    "-x^2,           (NEGATE (x ^ 2))",
    "2^-x^3,         (2 ^ (NEGATE (x ^ 3)))",
    "a^b^c,          (a ^ (b ^ c))",
    "-a * b,         ((NEGATE a) * b)",
    "not a < b,      (NOT (a < b))",
    "not a and b,    ((NOT a) and b)",
    "a or b and c,   (a or (b and c))",
    "a == b + 1,     (a == (b + 1))",
    "if a then b else c + 1, (if a b (c + 1))",
    "a / b * c,      ((a / b) * c)",
  })
  void bindsOperatorsByPrecedence(String expression, String expected) {
    assertThat(shape(value(expression))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-3, 0.001",
    "50_000, 50000",
    "10k, 10000",
    "2M, 2000000",
    "1.005k, 1005",
    "1e3k, 1000000",
    "0.1M, 100000",
    "1e-400, 0",
    "1E5, 100000"
  })
  void readsNumbers(String spelling, double expected) {
    assertThat(value(spelling)).isInstanceOf(Value.Number.class);
    assertThat(((Value.Number) value(spelling)).value()).isEqualTo(expected);
    assertThat(((Value.Number) value(spelling)).spelling()).isEqualTo(spelling);
  }

  @Test
  void unescapesText() {
    assertThat(((Value.Text) value("\"a\\\"b\\\\c\\nd\\te\"")).text()).isEqualTo("a\"b\\c\nd\te");
  }

  @Test
  void tellsSweepsFromRecords() {
    assertThat(value("{a, b}")).isInstanceOf(Value.Sweep.class);
    assertThat(value("{a = b}")).isInstanceOf(Value.RecordLiteral.class);
    assertThat(value("{}")).isInstanceOf(Value.RecordLiteral.class);
    assertThat(value("1..5")).isInstanceOf(Value.RangeLiteral.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n"})
  void countsSpansInUtf16UnitsWhateverTheLineEnds(String end) {
    String text =
        "\uFEFF// \uD83D\uDE80 emoji" + end + "param a = \"\uD83D\uDE80\"" + end + "param b = 1x";
    Diagnostics diagnostics = new Diagnostics();
    Source source = Source.of("t", text);
    ScriptParser.parse(source, diagnostics);
    assertThat(diagnostics.sorted()).hasSize(1);
    var place = diagnostics.sorted().get(0).primary().span();
    assertThat(place.text()).isEqualTo("1x");
    assertThat(source.line(place.start())).isEqualTo(3);
  }

  @Test
  void marksDamagedDeclarationsAndKeepsTheRest() {
    Diagnostics diagnostics = new Diagnostics();
    Script script =
        ScriptParser.parse(
            Source.of("t", "game g {\n  a = [1 2]\n  b = 3\n}\ngame h {\n  c = 1\n}\n"),
            diagnostics);
    assertThat(diagnostics.sorted()).extracting(Diagnostic::code).containsExactly(Code.P001);
    assertThat(script.declarations()).extracting(Declaration::damaged).containsExactly(true, false);
    List<Item> items = ((Declaration.Block) script.declarations().get(0).body()).items();
    assertThat(items).hasSize(2);
    assertThat(((Item.Entry) items.get(0)).value()).isInstanceOf(Value.Unreadable.class);
    assertThat(((Item.Entry) items.get(1)).value()).isInstanceOf(Value.Number.class);
  }

  @Test
  void entriesOnOneLineWithoutCommaAreAWarning() {
    Diagnostics diagnostics = new Diagnostics();
    ScriptParser.parse(Source.of("t", "game g { a = 1 b = 2, c = 3 }"), diagnostics);
    assertThat(diagnostics.sorted()).extracting(Diagnostic::code).containsExactly(Code.P007);
    assertThat(diagnostics.hasErrors()).isFalse();
  }

  private static Declaration only(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Script script = ScriptParser.parse(Source.of("test.marl", text), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(script.declarations()).hasSize(1);
    return script.declarations().get(0);
  }

  private static List<Item> block(String text) {
    return ((Declaration.Block) only(text).body()).items();
  }

  private static Value value(String text) {
    return ((Declaration.Assigned) only("param p = " + text).body()).value();
  }

  private static String shape(Value value) {
    if (value instanceof Value.Infix infix) {
      Binary operation = infix.operation();
      return "("
          + shape(infix.left())
          + " "
          + operation.symbol()
          + " "
          + shape(infix.right())
          + ")";
    }
    if (value instanceof Value.Prefix prefix) {
      Unary operation = prefix.operation();
      return "(" + operation.name() + " " + shape(prefix.operand()) + ")";
    }
    if (value instanceof Value.Conditional choice) {
      return "(if "
          + Stream.of(choice.condition(), choice.then(), choice.otherwise())
              .map(ScriptParserTest::shape)
              .reduce((a, b) -> a + " " + b)
              .orElseThrow()
          + ")";
    }
    return value.span().text();
  }
}
