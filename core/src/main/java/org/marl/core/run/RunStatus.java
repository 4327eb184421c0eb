package org.marl.core.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run ended. */
public enum RunStatus {
  /** It ran to its end; resuming keeps it. */
  DONE,
  /** It could not go on; its message says why. Resuming tries it again. */
  FAILED,
  /** It was cancelled, or the process ended first. Resuming redoes it. */
  UNFINISHED;

  /** The word in {@code run.json} and {@code summary.json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RunStatus> named(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
