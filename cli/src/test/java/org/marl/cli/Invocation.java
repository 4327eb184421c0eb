package org.marl.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.marl.cli.command.ExitCode;
import org.marl.cli.terminal.Terminal;

/** One command, run in this process, with what it printed. */
public record Invocation(ExitCode exitCode, String out, String err) {

  public static Invocation of(String... words) {
    return withInput("", words);
  }

  public static Invocation withInput(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.plain(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    ExitCode code = Marl.run(List.of(words), terminal);
    return new Invocation(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
