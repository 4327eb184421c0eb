package org.marl.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.marl.dsl.Corpus;
import org.marl.dsl.diagnostic.Diagnostic;
import org.marl.dsl.diagnostic.Diagnostics;
import org.marl.dsl.source.Source;

/** One edit of one token of a valid script: the parser returns, and one mistake gives one error. */
class ScriptParserRobustnessTest {
  private static final List<String> REPLACEMENTS =
      List.of("x", "1", "=", "(", ")", "{", "}", "[", "]", ",", "+", "if", "over", "->", "\"t\"");

  /** How edits fared: still grammatical, one error, several. */
  private static final class Tally {
    private int grammatical;
    private int one;
    private final List<String> several = new ArrayList<>();

    void add(String description, String text) {
      long errors = errors(text);
      if (errors == 0) {
        grammatical++;
      } else if (errors == 1) {
        one++;
      } else {
        several.add(description);
      }
    }

    double share() {
      return one / (double) (one + several.size());
    }
  }

  @Test
  void deletingATokenGivesOneError() {
    Tally tally = edits("deletion", (lexeme, index) -> "");
    assertThat(tally.share()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void repeatingATokenGivesOneError() {
    Tally tally = edits("repetition", (lexeme, index) -> lexeme.text() + " " + lexeme.text());
    assertThat(tally.share()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void replacingATokenGivesOneError() {
    Tally tally =
        edits("replacement", (lexeme, index) -> REPLACEMENTS.get(index % REPLACEMENTS.size()));
    assertThat(tally.share()).isGreaterThanOrEqualTo(0.95);
  }

  /** What is passed over as a consequence of one mistake must not be another mistake. */
  @Test
  void mistakesInTwoDeclarationsGiveTwoErrors() {
    Tally single = new Tally();
    String good = "game h {\n  a = 1\n}\n";
    String bad = "game z {\n  b = 1 1\n}\n";
    Stream.concat(Corpus.valid(), Corpus.library())
        .forEach(
            source -> {
              String start = source.text().startsWith("import") ? "" : bad;
              List<Lexeme> lexemes = Lexeme.of(source);
              for (int i = 0; i < lexemes.size(); i += 3) {
                Lexeme lexeme = lexemes.get(i);
                if (!lexeme.comment() && errors(without(source, lexeme) + good) == 1) {
                  long both = errors(start + without(source, lexeme) + good + bad);
                  if (both == (start.isEmpty() ? 2 : 3)) {
                    single.one++;
                  } else {
                    single.several.add(source.name() + " " + lexeme.span() + " " + lexeme.text());
                  }
                }
              }
            });
    System.out.printf(
        "mistakes before and after a deletion: %d found, %d not: %.4f%n",
        single.one, single.several.size(), single.share());
    if (Boolean.getBoolean("fuzz.show")) {
      single.several.forEach(System.out::println);
    }
    assertThat(single.share()).isGreaterThanOrEqualTo(0.95);
  }

  private static String without(Source source, Lexeme lexeme) {
    return new StringBuilder(source.text())
        .delete(lexeme.span().start(), lexeme.span().end())
        .toString();
  }

  private static long errors(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ScriptParser.parse(Source.of("edited.marl", text), diagnostics);
    return diagnostics.sorted().stream().filter(Diagnostic::isError).count();
  }

  private static Tally edits(String name, BiFunction<Lexeme, Integer, String> edit) {
    Tally tally = new Tally();
    Stream.concat(Corpus.valid(), Corpus.library())
        .forEach(
            source -> {
              List<Lexeme> lexemes = Lexeme.of(source);
              for (int i = 0; i < lexemes.size(); i++) {
                Lexeme lexeme = lexemes.get(i);
                if (!lexeme.comment()) {
                  String replacement = edit.apply(lexeme, i);
                  int line = source.line(lexeme.span().start());
                  tally.add(
                      source.name() + ":" + line + " " + lexeme.text() + " to " + replacement,
                      new StringBuilder(source.text())
                          .replace(lexeme.span().start(), lexeme.span().end(), replacement)
                          .toString());
                }
              }
            });
    System.out.printf(
        "%s: %d grammatical, %d one error, %d several: %.4f%n",
        name, tally.grammatical, tally.one, tally.several.size(), tally.share());
    if (Boolean.getBoolean("fuzz.show")) {
      tally.several.forEach(System.out::println);
    }
    return tally;
  }
}
