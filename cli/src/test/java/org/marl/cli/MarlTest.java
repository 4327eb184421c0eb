package org.marl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.cli.command.ExitCode;

final class MarlTest {

  @Test
  void printsItsVersion() {
    Invocation version = Invocation.of("--version");
    assertThat(version.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(version.out()).matches("marl \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void printsTheOverviewAsAnErrorWhenNothingIsAsked() {
    Invocation nothing = Invocation.of();
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.out()).isEmpty();
    assertThat(nothing.err()).isEqualTo(Invocation.of("--help").out());
  }

  @Test
  void namesEveryCommandInTheOverview() {
    assertThat(Invocation.of("help").out().lines().map(line -> line.strip().split(" ")[0]))
        .containsAll(Commands.names());
  }

  @Test
  void suggestsTheNearestCommand() {
    Invocation unknown = Invocation.of("chekc", "a.marl");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err())
        .isEqualTo(
            """
            error: there is no command `chekc`
              = help: did you mean `check`?
              = more: marl --help
            """);
  }

  @Test
  void suggestsTheNearestOption() {
    Invocation unknown = Invocation.of("run", "a.marl", "--resum");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("`--resum`", "did you mean `--resume`?", "marl run --help");
  }

  @Test
  void tellsWhichOptionLacksItsValue() {
    Invocation missing = Invocation.of("run", "a.marl", "--out");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("`--out OUT` lacks its value");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWhateverElseIsThere(String command) {
    Invocation help = Invocation.of(command, "--no-such-option", "--help");
    assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(help.out()).startsWith("Usage: marl " + command).contains("Example:", "Exit codes:");
    assertThat(Invocation.of("help", command).out()).isEqualTo(help.out());
  }

  static Iterable<String> commands() {
    return Commands.names();
  }
}
