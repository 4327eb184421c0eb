package org.marl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.cli.Marl;
import org.marl.cli.command.ExitCode;
import org.marl.cli.terminal.Terminal;

/** {@code N} and {@code gamma} in claims: what they are in every run, since no run changes them. */
class ConstantsInClaimsTest {

  @ParameterizedTest
  @CsvSource({
    "N == 2, OK",
    "N == 3, CLAIM",
    "final(return) > 4 * N, CLAIM",
    "always(return <= 3 * N + 1), OK"
  })
  void areThoseOfTheRun(String claim, ExitCode expected, @TempDir Path folder) throws IOException {
    Path script = folder.resolve("claims.marl");
    Files.writeString(
        script,
        "experiment e { on = coordination_game, with = f_iteration(D = kl), iterations = 5\n"
            + ("  expect " + claim + " }\n"));
    Path out = folder.resolve("made/on/the/way");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(InputStream.nullInputStream(), printed, printed);
    ExitCode code = Marl.run(List.of("run", script.toString(), "--out", out.toString()), terminal);
    assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
    assertThat(out.resolve("summary.json")).exists();
  }
}
