package org.marl.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;
import org.marl.dsl.diagnostic.Code;

final class ExplainCommandTest {
  @TempDir Path folder;

  private String script() throws IOException {
    return Files.writeString(folder.resolve("script.marl"), Samples.COORDINATION).toString();
  }

  @Test
  void explainsADivergenceOfTheLibrary() throws IOException {
    Invocation explain = Invocation.of("explain", script(), "kl");
    assertThat(explain.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(explain.out()).contains("divergence kl", "x * log(x)");
  }

  @Test
  void explainsAnExperimentOfTheScript() throws IOException {
    assertThat(Invocation.of("explain", script(), "divergences").out())
        .contains("experiment divergences", "4");
  }

  @Test
  void printsTheTensorProgramsOfAnAlgorithm() throws IOException {
    String text =
        "experiment e { on = climbing, with = [ippo, tabular_iql], train = 1k, seeds = 1 }\n";
    String script = Files.writeString(folder.resolve("programs.marl"), text).toString();
    Invocation explain = Invocation.of("explain", "--program", script, "ippo");
    assertThat(explain.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(explain.out())
        .contains("# act of ippo", "# update of ippo", "# 0.01 * mean(entropy)")
        .contains("torch.clamp(", ", 0.8, 1.2)");
    Invocation table = Invocation.of("explain", "--program", script, "tabular_iql");
    assertThat(table.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(table.err()).contains("`tabular_iql` has no tensor programs");
    Invocation unknown = Invocation.of("explain", "--program", script, "ipo");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("did you mean `ippo`");
  }

  @Test
  void suggestsTheNearestDeclaration() throws IOException {
    Invocation explain = Invocation.of("explain", script(), "divergence");
    assertThat(explain.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(explain.err()).contains("did you mean `divergences`");
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void hasAPageForEveryCode(Code code) {
    Invocation explain = Invocation.of("explain", code.id());
    assertThat(explain.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(explain.out().lines().findFirst().orElse("")).startsWith("## ").contains(code.id());
    assertThat(explain.out().lines().skip(1).anyMatch(line -> !line.isBlank())).isTrue();
  }

  @Test
  void acceptsCodesInLowerCaseAndSuggestsTheNearest() {
    assertThat(Invocation.of("explain", "marl-n001").exitCode()).isEqualTo(ExitCode.OK);
    Invocation unknown = Invocation.of("explain", "MARL-N991");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("there is no code `MARL-N991`", "MARL-N001");
  }

  @Test
  void asksForTheNameThatIsMissing() throws IOException {
    assertThat(Invocation.of("explain", script()).err()).contains("NAME is missing");
  }
}
