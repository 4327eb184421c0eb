package org.marl.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marl.cli.Invocation;
import org.marl.cli.command.ExitCode;

final class FormatCommandTest {
  private static final String UNTIDY = "param   clip=0.2 // how far\n";
  private static final String TIDY = "param clip = 0.2  // how far\n";

  @TempDir Path folder;

  private Path script(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void formatsFilesInPlace() throws IOException {
    Path first = script("first.marl", UNTIDY);
    Path second = script("second.marl", UNTIDY);
    Invocation fmt = Invocation.of("fmt", first.toString(), second.toString());
    assertThat(fmt).isEqualTo(new Invocation(ExitCode.OK, "", ""));
    assertThat(first).hasContent(TIDY);
    assertThat(second).hasContent(TIDY);
  }

  @Test
  void namesTheFilesThatDifferAndChangesNothing() throws IOException {
    Path untidy = script("untidy.marl", UNTIDY);
    Path tidy = script("tidy.marl", TIDY);
    Invocation fmt = Invocation.of("fmt", "--check", tidy.toString(), untidy.toString());
    assertThat(fmt.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(fmt.out()).isEqualTo(untidy + " is not formatted\n");
    assertThat(untidy).hasContent(UNTIDY);
    assertThat(Invocation.of("fmt", "--check", tidy.toString()).exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void formatsStandardInput() {
    assertThat(Invocation.withInput(UNTIDY, "fmt", "-"))
        .isEqualTo(new Invocation(ExitCode.OK, TIDY, ""));
    assertThat(Invocation.withInput(UNTIDY, "fmt", "--check", "-").exitCode())
        .isEqualTo(ExitCode.ERRORS);
  }

  @Test
  void leavesAFileWithSyntaxErrorsAlone() throws IOException {
    Path broken = script("broken.marl", "param   clip = = 0.2\n");
    Invocation fmt = Invocation.of("fmt", broken.toString());
    assertThat(fmt.exitCode()).isEqualTo(ExitCode.ERRORS);
    assertThat(fmt.err()).contains("error[MARL-P", "broken.marl:1:");
    assertThat(broken).hasContent("param   clip = = 0.2\n");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThat(Invocation.of("fmt").err()).contains("FILE is missing");
    assertThat(Invocation.of("fmt", folder.toString()).err()).contains("is a folder");
    Invocation missing = Invocation.of("fmt", "no-such-file.marl");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("there is no file `no-such-file.marl`");
    assertThat(Invocation.of("fmt", "-", "other.marl").err()).contains("`-` stands alone");
  }
}
