package org.marl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.marl.cli.command.Command;

/** {@code docs/cli.md} quotes the help texts; {@code -Dgolden.update=true} writes them anew. */
final class CommandReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "cli.md");
  private static final String START = "<!-- help texts -->\n";

  @Test
  void quotesTheHelpOfEveryCommand() throws IOException {
    String written = Files.readString(REFERENCE);
    String introduction = written.substring(0, written.indexOf(START) + START.length());
    String current = introduction + helpTexts();
    if (Boolean.getBoolean("golden.update") && !current.equals(written)) {
      Files.writeString(REFERENCE, current);
    }
    assertThat(written)
        .as("docs/cli.md; -Dgolden.update=true updates it (and fails once)")
        .isEqualTo(current);
  }

  private static String helpTexts() {
    StringBuilder text = new StringBuilder("\n## marl\n\n" + quoted("--help"));
    for (Command command : Commands.all()) {
      text.append("\n## marl ").append(command.name()).append("\n\n");
      text.append(quoted(command.name(), "--help"));
    }
    return text.toString();
  }

  private static String quoted(String... words) {
    return "```text\n$ marl "
        + String.join(" ", words)
        + "\n"
        + Invocation.of(words).out()
        + "```\n";
  }
}
