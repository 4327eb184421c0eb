package org.marl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marl.cli.command.ExitCode.CLAIM;
import static org.marl.cli.command.ExitCode.ERRORS;
import static org.marl.cli.command.ExitCode.FAILED;
import static org.marl.cli.command.ExitCode.OK;
import static org.marl.cli.command.ExitCode.USAGE;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ExitCodeTest {

  @Test
  void keepsTheNumbersThatScriptsRelyOn() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).containsExactly(0, 1, 2, 3, 4);
    assertThat(ExitCode.values()).containsExactly(OK, ERRORS, USAGE, FAILED, CLAIM);
  }

  @Test
  void putsAFailedRunBeforeAFailedClaim() {
    assertThat(OK.and(CLAIM)).isEqualTo(CLAIM);
    assertThat(FAILED.and(CLAIM)).isEqualTo(FAILED);
    assertThat(CLAIM.and(FAILED)).isEqualTo(FAILED);
    assertThat(ERRORS.and(OK)).isEqualTo(ERRORS);
  }
}
