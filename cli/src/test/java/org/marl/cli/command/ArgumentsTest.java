package org.marl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marl.cli.command.CommonOptions.Format;

final class ArgumentsTest {
  private static final Usage USAGE =
      new Usage(
          List.of("try [OPTION...] WORD..."),
          List.of("Tries."),
          List.of(
              CommonOptions.valued("out", "OUT", "A folder."),
              CommonOptions.valued("jobs", "N", "A number."),
              CommonOptions.valued(CommonOptions.FORMAT, "text|json", "A format."),
              CommonOptions.flag("quiet", "Silence."),
              CommonOptions.definition()),
          new Usage.Example("marl try", "Tries."),
          Usage.exits(ExitCode.OK));

  private static Arguments parse(String... words) {
    return Arguments.parse(USAGE, List.of(words));
  }

  @Test
  void takesOptionsBeforeBetweenAndAfterWords() {
    Arguments arguments = parse("--quiet", "a", "--out", "folder", "b");
    assertThat(arguments.words()).containsExactly("a", "b");
    assertThat(arguments.has("quiet")).isTrue();
    assertThat(arguments.value("out")).contains("folder");
    assertThat(arguments.value("jobs")).isEmpty();
  }

  @Test
  void takesEverythingBehindTwoDashesAsWords() {
    assertThat(parse("--", "--quiet").words()).containsExactly("--quiet");
  }

  @Test
  void readsDefinitionsWithEqualsSignsAndSweepsInTheirValues() {
    assertThat(parse("-Dclip=0.1", "-DD={kl, alpha(a = 2)}", "-Dtext=\"x\"").definitions())
        .containsExactly(
            entry("clip", "0.1"), entry("D", "{kl, alpha(a = 2)}"), entry("text", "\"x\""));
  }

  @Test
  void refusesADefinitionWithoutValue() {
    assertThatThrownBy(() -> parse("-Dclip").definitions())
        .isInstanceOf(UsageException.class)
        .hasMessage("`-Dclip` sets no value");
  }

  @Test
  void refusesWhatStandsThereTwice() {
    assertThatThrownBy(() -> parse("--out", "a", "--out", "b"))
        .isInstanceOf(UsageException.class)
        .hasMessage("`--out OUT` stands there twice");
    assertThatThrownBy(() -> parse("-Da=1", "-Da=2").definitions())
        .isInstanceOf(UsageException.class)
        .hasMessage("`-Da` stands there twice");
  }

  @Test
  void readsOneOfSeveralWords() {
    assertThat(parse("--format", "json").choice("format", Format.TEXT)).isEqualTo(Format.JSON);
    assertThat(parse().choice("format", Format.TEXT)).isEqualTo(Format.TEXT);
    assertThatThrownBy(() -> parse("--format", "xml").choice("format", Format.TEXT))
        .isInstanceOfSatisfying(
            UsageException.class,
            e -> {
              assertThat(e).hasMessage("`--format` cannot be `xml`");
              assertThat(e.help()).isEqualTo("possible are `text` and `json`");
            });
  }

  @Test
  void readsCountsFromOneOn() {
    assertThat(parse("--jobs", "3").count("jobs", 1)).isEqualTo(3);
    assertThat(parse().count("jobs", 7)).isEqualTo(7);
    for (String wrong : List.of("0", "two", "1.5", "99999999999")) {
      assertThatThrownBy(() -> parse("--jobs", wrong).count("jobs", 1))
          .isInstanceOf(UsageException.class)
          .hasMessage("`--jobs` cannot be `" + wrong + "`");
    }
  }

  @Test
  void tellsHowManyWordsThereMayBe() {
    assertThatThrownBy(() -> parse().words("WORD"))
        .isInstanceOf(UsageException.class)
        .hasMessage("WORD is missing");
    assertThatThrownBy(() -> parse("a", "b").words("WORD", 1))
        .isInstanceOf(UsageException.class)
        .hasMessage("`b` is one word too many");
  }
}
