package org.marl.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;

final class CheckCommandTest {
  @TempDir Path folder;

  private String script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.marl"), text).toString();
  }

  @Test
  void countsTheRunsOfAScriptWithoutErrors() throws IOException {
    String script = script(Samples.COORDINATION);
    assertThat(Invocation.of("check", script))
        .isEqualTo(new Invocation(ExitCode.OK, script + ": no errors; 1 experiment, 4 runs\n", ""));
  }

  @Test
  void takesDefinitionsFromTheCommandLine() throws IOException {
    String script = script(Samples.COORDINATION);
    assertThat(Invocation.of("check", script, "-Domega={0.5, 1, 2}").out())
        .contains("1 experiment, 12 runs");
  }

  @Test
  void printsAllMistakesAndTheirNumber() throws IOException {
    String script = script("game g { agents = 2 }\nfn f(x) = x + nothing\n");
    Invocation check = Invocation.of("check", script);
    assertThat(check.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(check.out()).isEmpty();
    assertThat(check.err())
        .contains(script + ":1:", script + ":2:15", "^^^^^^^")
        .contains("2 errors");
  }

  @Test
  void writesFindingsForProgramsToStandardOutput() throws IOException {
    Invocation check =
        Invocation.of("check", "--format", "json", script("fn f(x) = x + nothing\n"));
    assertThat(check.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(check.err()).isEmpty();
    assertThat(check.out().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("{")
                    .endsWith("}")
                    .contains("\"code\":\"MARL-N001\"", "\"line\":1", "\"column\":15"));
  }

  @Test
  void checksEveryFileAndRemembersTheWorst() throws IOException {
    String good = Files.writeString(folder.resolve("good.marl"), Samples.COORDINATION).toString();
    String bad = script("param = \n");
    Invocation check = Invocation.of("check", bad, good);
    assertThat(check.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(check.out()).contains(good + ": no errors");
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    Path path = folder.resolve("latin.marl");
    Files.write(path, new byte[] {'/', '/', ' ', (byte) 0xe4, '\n'});
    Invocation check = Invocation.of("check", path.toString());
    assertThat(check.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(check.err()).contains("error[MARL-F", "latin.marl");
  }

  @Test
  void coloursFindingsWhenAsked() throws IOException {
    String script = script("fn f(x) = x + nothing\n");
    assertThat(Invocation.of("check", script).err()).doesNotContain("\u001b");
    assertThat(Invocation.of("check", "--color", "always", script).err()).contains("\u001b[");
  }
}
