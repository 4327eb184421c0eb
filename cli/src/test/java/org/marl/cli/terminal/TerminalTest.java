package org.marl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  private final Terminal terminal =
      Terminal.plain(
          InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());

  @Test
  void usesColoursOnlyWhereTheyAreWanted() {
    assertThat(terminal.with(ColorMode.AUTO).out().styled(Style.RED, "x")).isEqualTo("x");
    assertThat(terminal.with(ColorMode.ALWAYS).out().styled(Style.RED, "x"))
        .isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(terminal.with(ColorMode.ALWAYS).with(ColorMode.NEVER).err().styled(Style.RED, "x"))
        .isEqualTo("x");
  }
}
