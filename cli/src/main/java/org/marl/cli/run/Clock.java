package org.marl.cli.run;

import java.util.Locale;

/** Spans of time as people read them. */
final class Clock {
  private Clock() {}

  /** {@code 0:07}, {@code 12:30}, {@code 3:05:00}. */
  static String text(long seconds) {
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60);
  }
}
